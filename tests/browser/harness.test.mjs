// The harness itself: a net that catches nothing would let every journey pass.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { axe, fits, open, watch } from './harness.mjs';

const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'";
const PAGES = {
  '/good': '<main><h1>God side</h1><p>Tekst</p></main>',
  '/inline': '<main><h1>Side</h1></main><script>document.title = "nej"</script>',
  '/throws': '<main><h1>Side</h1></main><script src="/throw.js"></script>',
  '/missing': '<main><h1>Side</h1></main><script src="/gone.js"></script>',
  '/needs-broken': '<main><h1>Side</h1></main><script src="/broken"></script>',
  '/unlabelled': '<main><h1>Side</h1><input></main>',
  '/wide': '<main><h1>Side</h1><pre>' + 'x'.repeat(900) + '</pre></main>',
};

let server;
let origin;
before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/throw.js') return response.setHeader('content-type', 'text/javascript').end('throw new Error("no")');
    if (request.url === '/broken') return response.writeHead(503).end();
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    const body = PAGES[request.url];
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
    response.end(`<!doctype html><html lang="da"><head><meta name="viewport" content="width=device-width"><title>Side</title></head><body>${body}</body></html>`);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

async function visit(path) {
  const page = await open({ origin, window: 'phone' });
  const problems = watch(page, origin);
  await page.goto(path);
  return { page, problems };
}

test('a good page has no problems', async () => {
  const { page, problems } = await visit('/good');
  await axe(page);
  await fits(page);
  assert.deepEqual(problems, []);
});

for (const [path, pattern] of [
  ['/inline', /^console: CSP: script-src/],
  ['/throws', /^thrown: no$/],
  ['/missing', /^missing: \/gone\.js$/],
  ['/needs-broken', /^503: \/broken$/],
]) {
  test(`${path} is noticed`, async () => {
    const { page, problems } = await visit(path);
    // What the page says of itself may come after it is there.
    for (let tries = 0; tries < 50 && !problems.some((problem) => pattern.test(problem)); tries += 1) await page.waitForTimeout(100);
    assert.ok(problems.some((problem) => pattern.test(problem)), problems.join(' | '));
  });
}

test('axe and the width are looked at', async () => {
  await assert.rejects(axe((await visit('/unlabelled')).page), /label/);
  await assert.rejects(fits((await visit('/wide')).page), /px wide/);
});
