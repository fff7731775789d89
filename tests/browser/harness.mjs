// What every journey needs: a page that notices its own faults, signing in, axe, and pictures.
//
//   import { journey, signIn, inspect } from './harness.mjs';
//   journey('the consultant finds a trainee', { as: 'consultant' }, async (page) => { … });
//
// `cargo xtask test` starts the server and says where it is; by hand: PRAKTIKSPOR_TEST_URL=http://127.0.0.1:8080.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The flags keep Chromium from calling anyone but the page's own server.
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Windows by name; 320 px is what WCAG 1.4.10 asks for. */
export const WINDOWS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
};

/** Where the server under test is. */
export function base() {
  assert.ok(process.env.PRAKTIKSPOR_TEST_URL, 'PRAKTIKSPOR_TEST_URL is not set; start the journeys with `cargo xtask test`');
  return process.env.PRAKTIKSPOR_TEST_URL;
}

let browser;
after(() => browser?.close());

async function launched() {
  browser ??= await chromium.launch({
    executablePath: process.env.PRAKTIKSPOR_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  return browser;
}

/**
 * One journey in a fresh browser context. It fails, whatever its steps say, when the page logs an error,
 * breaks its content security policy, throws, asks another host or gets a 5xx or a missing file.
 *
 * Options: `as` signs in first with this role; `window` is a name of WINDOWS; `origin` is another server than the
 * demonstration; `expected` lists patterns of problems that the journey provokes on purpose.
 */
export function journey(name, options, body) {
  test(name, { timeout: 120_000 }, async (t) => {
    const origin = typeof options.origin === 'function' ? options.origin() : (options.origin ?? base());
    const page = await open({ ...options, origin });
    const problems = watch(page, origin);
    try {
      if (options.as) await signIn(page, options.as);
      await body(page, t);
    } catch (failure) {
      await shot(page, `failed-${name.replace(/[^\p{L}\p{N}]+/gu, '-')}`).catch(() => {});
      if (problems.length > 0) t.diagnostic(`problems seen: ${problems.join(' | ')}`);
      throw failure;
    } finally {
      await page.context().close();
    }
    const unexpected = problems.filter((problem) => !(options.expected ?? []).some((known) => known.test(problem)));
    assert.deepEqual(unexpected, [], 'the page had problems of its own');
  });
}

/** A page in a context of its own: Danish, without motion. */
export async function open({ window = 'desktop', locale = 'da-DK', origin } = {}) {
  const context = await (await launched()).newContext({
    baseURL: origin ?? base(),
    viewport: WINDOWS[window],
    hasTouch: window !== 'desktop',
    locale,
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} blocked ${event.blockedURI || 'inline'}`);
    });
  });
  return context.newPage();
}

/** Collects what goes wrong in a page. API answers of the 4xx kind are part of normal life. */
export function watch(page, origin) {
  const problems = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) problems.push(`console: ${text}`);
  });
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(origin).origin) problems.push(`other host: ${url}`);
  });
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (response.status() >= 500) problems.push(`${response.status()}: ${path}`);
    if (response.status() === 404 && !path.startsWith('/api/')) problems.push(`missing: ${path}`);
  });
  return problems;
}

/** The login of the demonstration's person with this role, as the demonstration itself names it. */
export async function account(role) {
  const answer = await fetch(new URL('/api/v1/demo/logins', base()));
  assert.equal(answer.status, 200, 'the server under test is not a demonstration');
  const login = (await answer.json()).find((known) => known.role === role);
  assert.ok(login, `the demonstration has no login for ${role}`);
  return login;
}

/** Signs in as the demonstration's person with this role and waits for the first screen. */
export async function signIn(page, role) {
  const { email, password } = await account(role);
  await page.goto('/');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  await page.locator('h1').first().waitFor();
}

/** Asks the API as the user of the page. */
export async function ask(page, method, path, body, headers = {}) {
  const answer = await page.evaluate(async ([method, path, body, headers]) => {
    const all = { 'X-Requested-With': 'praktikspor', 'Content-Type': 'application/json', ...headers };
    const response = await fetch(`/api/v1${path}`, { method, headers: all, body: body && JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  }, [method, path, body, headers]);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Fails with every violation that axe finds on the page as it stands. */
export async function axe(page) {
  await page.evaluate(() => document.fonts.ready);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
  const told = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`));
  assert.deepEqual(told, [], `axe at ${page.url()}`);
}

/** Fails when the page can be scrolled sideways. */
export async function fits(page) {
  const { wide, has } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    has: document.documentElement.clientWidth,
  }));
  assert.ok(wide <= has + 1, `${page.url()} is ${wide} px wide in a window of ${has} px`);
}

/** Waits until everything has been fetched, and fails where the screen says that something could not be. */
export async function clean(page) {
  await page.locator('.ps-shell h1, .ps-login h1').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  const told = await page.locator('.ps-alert[role=alert]').allInnerTexts();
  assert.deepEqual(told, [], `an error box at ${page.url()}`);
  const codes = await page.locator('main td, main th, main li, main dd').evaluateAll((cells) =>
    cells.map((cell) => cell.textContent.trim()).filter((text) => /^[a-z]+(_[a-z]+)*\.[a-z_]+$/.test(text) && !/\.(csv|xlsx|dk)$/.test(text)));
  assert.deepEqual(codes, [], `codes instead of words at ${page.url()}`);
}

/** A picture in target/screenshots/: of the whole page, where it is not a very long one. */
export async function shot(page, name) {
  mkdirSync(PICTURES, { recursive: true });
  const fullPage = await page.evaluate(() => document.documentElement.scrollHeight < 4000);
  await page.screenshot({ path: `${PICTURES}${name}-${page.viewportSize().width}.png`, fullPage });
}

/** axe, width and a picture of the screen as it stands, in each of these windows. */
export async function inspect(page, name, windows = ['desktop', 'phone', 'narrow']) {
  const before = page.viewportSize();
  for (const window of windows) {
    await page.setViewportSize(WINDOWS[window]);
    await fits(page);
    await axe(page);
    await shot(page, name);
  }
  await page.setViewportSize(before);
}

/** The card with this title. */
export function card(page, title) {
  return page.getByRole('region', { name: title, exact: true });
}

/** Waits until the page says these words as what was just done. */
export async function toast(page, words) {
  await page.locator('.ps-toast').filter({ hasText: words }).first().waitFor();
}

/** The accessible name and role of what has the focus: what a keyboard user is told. */
export async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    return { tag: element?.tagName.toLowerCase() ?? '', text: label.trim().replace(/\s+/g, ' ') };
  });
}
