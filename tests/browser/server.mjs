// A server of its own on an empty database, for the journeys that begin at the very beginning.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

async function freePort() {
  const probe = createServer();
  await new Promise((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/**
 * Starts `praktikspor serve` and waits until it is ready. `link` and `email` are what it prints for the first
 * administrator; `stop` ends it and removes its files.
 */
export async function emptyServer() {
  const binary = process.env.PRAKTIKSPOR_TEST_BINARY;
  assert.ok(binary, 'PRAKTIKSPOR_TEST_BINARY is not set; start the journeys with `cargo xtask test`');
  const folder = mkdtempSync(join(tmpdir(), 'praktikspor-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = ['serve', '--listen', `127.0.0.1:${port}`, '--public-url', origin, '--database-url', `sqlite://${folder}/new.db`, '--municipality', 'Nyby Kommune'];
  const env = { ...process.env, PRAKTIKSPOR_SIGN_IN_BURST: '1000' };
  const server = spawn(binary, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ready = new Promise((resolve, reject) => {
    const hear = (words) => {
      said += words;
      if (said.includes('Ready on')) resolve();
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  await ready;
  const link = said.match(/http\S+\/ny-adgangskode#[\w.]+/)?.[0];
  const email = said.match(/sign in as (\S+)/)?.[1];
  assert.ok(link && email, `no link for the first administrator in: ${said}`);
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((exit) => server.once('exit', exit));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, link, email, stop };
}
