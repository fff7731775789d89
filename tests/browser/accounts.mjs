// The logins that `praktikspor demo` prints at its start, one line per role:
//
//   consultant  mette.krogh@strandby.example  a-password
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** The login of the demonstration's person with this role. */
export function account(role) {
  const log = process.env.PRAKTIKSPOR_DEMO_LOG;
  assert.ok(log, 'PRAKTIKSPOR_DEMO_LOG does not name the output of `praktikspor demo`');
  const found = loginsIn(readFileSync(log, 'utf8')).get(role);
  assert.ok(found, `the demonstration printed no login for ${role}`);
  return found;
}

/** Role → login, from the text that the server printed. */
export function loginsIn(text) {
  const lines = text.matchAll(/^\s*([a-z_]+)\s+(\S+@\S+)\s+(\S+)\s*$/gm);
  return new Map([...lines].map(([, role, email, password]) => [role, { email, password }]));
}
