// How the screens feel on a slow phone: `cargo xtask bench --browser` starts a demonstration and this.
//
// A processor four times slower, a line of 1.6 Mbit/s with 150 ms there and back (docs/trust/speed.md, P9 to P11); the middle of several
// rounds. It writes a table here, and browser.json and browser.html into the folder that is named.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, ROLES, interactions, signInPage, start, storageOf } from './measure.mjs';
import { drawn } from './page.mjs';

const [folder = '.', rounds = '5'] = process.argv.slice(2);
const base = process.env.PRAKTIKSPOR_TEST_URL;
if (!base) throw new Error('PRAKTIKSPOR_TEST_URL is not set; start this with `cargo xtask bench --browser`');
if (loadavg()[0] > cpus().length / 2) {
  console.error(`the machine is busy (load ${loadavg()[0]}): figures taken now would say nothing. End what runs beside, and start again.`);
  process.exit(1);
}

const browser = await chromium.launch({ executablePath: process.env.PRAKTIKSPOR_TEST_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
const figures = [];
const tell = (what, unit, goal, values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const figure = { what, unit, goal, least: sorted[0], middle: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1) };
  figures.push(figure);
  const { least, middle, most } = figure;
  const met = goal === undefined ? '' : middle <= goal ? `goal ${goal}` : `goal ${goal} NOT met`;
  console.log(`${what.padEnd(52)} ${String(middle).padStart(8)} ${unit.padEnd(9)} (${least} … ${most})  ${met}`);
};
const several = async (once) => {
  const all = [];
  for (let round = 0; round < Number(rounds); round += 1) all.push(await once());
  return all;
};

try {
  const signIn = await several(() => signInPage(browser, base));
  tell('sign-in page takes typing, cold', 'ms', 2500, signIn.map((one) => one.cold.ms));
  tell('sign-in page takes typing, warm', 'ms', 1000, signIn.map((one) => one.warm.ms));
  tell('sign-in page, first load', 'kB', 250, signIn.map((one) => one.cold.kilobytes));
  tell('sign-in page, requests', 'requests', 20, signIn.map((one) => one.cold.requests));
  tell('sign-in page, layout shift', 'CLS', 0.02, signIn.map((one) => one.cold.shift));
  for (const role of ROLES) {
    const storage = await storageOf(browser, base, role);
    const starts = await several(() => start(browser, base, storage));
    tell(`${role}: signed-in start, cold`, 'ms', 3500, starts.map((one) => one.cold.ms));
    tell(`${role}: signed-in start, warm`, 'ms', 2000, starts.map((one) => one.warm.ms));
    tell(`${role}: first screen`, 'kB', 350, starts.map((one) => one.cold.kilobytes));
    tell(`${role}: first screen, requests`, 'requests', 20, starts.map((one) => one.cold.requests));
    tell(`${role}: first screen, layout shift`, 'CLS', 0.02, starts.map((one) => one.cold.shift));
    tell(`${role}: first screen, elements`, 'elements', 1500, starts.map((one) => one.cold.elements));
  }
  for (const { what, times } of await interactions(browser, base)) {
    times.sort((a, b) => a - b);
    tell(`${what}: to the next paint, p95`, 'ms', 100, [times[Math.floor((times.length - 1) * 0.95)]]);
  }
} finally {
  await browser.close();
}
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'browser.json'), JSON.stringify(figures, null, 2));
writeFileSync(join(folder, 'browser.html'), drawn(figures));
console.log(`drawn in ${join(folder, 'browser.html')}`);
