// The first day: an empty database, the first administrator by a one-time link, a consultant with a role and a scope, and
// the municipality's own files through the wizard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clean, inspect, journey, open, toast, watch } from './harness.mjs';
import { emptyServer } from './server.mjs';

const PASSWORD = 'en hel sætning om sol og vind';
const CONSULTANT = 'kirsten.holt@nyby.example.dk';
/** A file as staff have it: those of the demonstration, and the odd ones of the tests. */
const data = (name) => fileURLToPath(new URL(/\.csv$/.test(name) ? `../../backend/demo/${name}` : `../data/${name}`, import.meta.url));

let server;
before(async () => {
  server = await emptyServer();
});
after(() => server.stop());

// The server is there only when the journeys run: each asks for its own page.
const story = (name, body) => journey(name, { origin: () => server.origin }, body);

async function choosePassword(page, link) {
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Vælg adgangskode' }).waitFor();
  await page.waitForFunction(() => location.hash === '');
  assert.equal(new URL(page.url()).hash, '', 'the secret stands in the address');
  await page.getByLabel('Ny adgangskode').fill('kort');
  await page.getByRole('button', { name: 'Vælg adgangskode' }).click();
  await page.getByText('Teksten er for kort').first().waitFor();
  // Switching the language loses neither the secret nor the way on.
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Choose a password' }).waitFor();
  await page.getByRole('button', { name: 'Dansk' }).click();
  await page.getByLabel('Ny adgangskode').fill(PASSWORD);
  await page.getByRole('button', { name: 'Vælg adgangskode' }).click();
  await page.getByText('Adgangskoden er gemt.').waitFor();
  await page.getByRole('link', { name: 'Log ind' }).click();
}

async function enter(page, email) {
  await page.getByLabel('E-mail').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await page.locator('.ps-shell h1').first().waitFor();
}

story('the first administrator chooses a password by the link, and makes a consultant', async (page) => {
  await choosePassword(page, server.link);
  await enter(page, server.email);
  await page.goto('/brugere');
  await page.getByRole('button', { name: 'Ny bruger' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny bruger' });
  // All that is wrong is said at once, and a double click makes one user.
  await dialog.getByRole('button', { name: 'Opret bruger' }).click();
  await dialog.getByText('Ret 4 felter').waitFor();
  await dialog.getByLabel('Navn').fill('Kirsten Holt');
  await dialog.getByLabel('E-mail').fill(CONSULTANT);
  await dialog.getByLabel('Rolle').selectOption({ label: 'Uddannelseskonsulent' });
  await dialog.getByLabel('Gælder for').selectOption({ label: 'Nyby Kommune' });
  await dialog.getByRole('button', { name: 'Opret bruger' }).dblclick();
  await toast(page, 'Kirsten Holt er oprettet.');
  const row = page.getByRole('row', { name: /Kirsten Holt/ });
  await row.getByText('Uddannelseskonsulent, Nyby Kommune').waitFor();
  assert.equal(await row.count(), 1, 'one user of that name');
  await row.getByRole('button', { name: /Lav link/ }).click();
  const link = await page.locator('code.ps-secret').innerText();
  await page.getByRole('button', { name: 'Luk', exact: true }).click();
  await page.goto('/uddannelser');
  await page.getByText('Social- og sundhedsassistent').first().waitFor();
  await page.goto('/organisation');
  await page.getByRole('rowheader', { name: 'Nyby Kommune' }).waitFor();
  await page.goto('/log');
  await page.getByText('Kirsten Holt').or(page.getByText('Bruger oprettet')).first().waitFor();
  await clean(page);

  const other = await open({ origin: server.origin });
  const problems = watch(other, server.origin);
  await choosePassword(other, link);
  await enter(other, CONSULTANT);
  // The link works once.
  await other.goto('/konto');
  await other.getByRole('button', { name: 'Log ud' }).click();
  await other.getByLabel('E-mail').waitFor();
  await other.goto(link);
  await other.getByLabel('Ny adgangskode').fill(PASSWORD);
  await other.getByRole('button', { name: 'Vælg adgangskode' }).click();
  await other.getByText('Linket er brugt eller for gammelt.').waitFor();
  assert.deepEqual(problems, []);
  await other.context().close();
});

/** Takes a file through the wizard up to its rows, and gives the line with the counts. */
async function check(page, kind, file) {
  await page.goto('/import');
  await page.getByLabel('Hvad er i filen?').selectOption({ label: kind });
  await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Kontrollér filen' }).click();
  await page.getByText(/kolonner er genkendt\./).waitFor();
  await page.getByRole('button', { name: 'Fortsæt til rækkerne' }).click();
  return counts(page);
}

async function counts(page) {
  const line = page.locator('#commit').locator('xpath=ancestor::section').getByText(/rækker: \d+ nye/);
  const told = await line.innerText();
  const [rows, fresh, changed, unchanged, rejected] = told.match(/\d+/g).map(Number);
  return { rows, fresh, changed, unchanged, rejected };
}

/** A day of the machine's own calendar as Danes write it. */
function daysAgo(days) {
  const [year, month, day] = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}-${month}-${year}`;
}

async function commit(page) {
  await page.getByRole('button', { name: /^Indlæs (hele filen|kun de gode rækker)/ }).dblclick();
  await toast(page, 'Filen er indlæst.');
  await page.getByRole('link', { name: 'Indlæs en fil mere' }).waitFor();
}

const FILES = [
  ['Praktiksteder', 'praktiksteder.csv'],
  ['Vejledere', 'vejledere.csv'],
  ['Holdplaner', 'holdplaner.csv'],
  ['Elever og studerende', 'elever.csv'],
  ['Elever og studerende', 'elever.xlsx'],
  ['Fravær', 'fravaer.csv'],
];

story('the consultant imports the five files, and the same files again change nothing', async (page) => {
  await page.goto('/');
  await enter(page, CONSULTANT);
  for (const [kind, file] of FILES) {
    const first = await check(page, kind, data(file));
    assert.equal(first.fresh + first.changed + first.unchanged + first.rejected, first.rows, `${file}: every row is counted`);
    // The workbook holds nearly the same trainees as the text file.
    if (file === 'elever.xlsx') assert.ok(first.unchanged > first.fresh + first.changed, JSON.stringify(first));
    await commit(page);
    if (file === 'elever.csv') {
      await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Afvist' });
      await page.getByRole('cell', { name: /Fejl/ }).first().waitFor();
      await clean(page);
      await inspect(page, 'import-raekker');
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hent rapport (CSV)' }).click()]);
      assert.match(download.suggestedFilename(), /^rapport-elever\.csv/);
      const report = readFileSync(await download.path(), 'utf8');
      assert.ok(report.split('\n').length > first.rows, 'the report has a line for each row');
      assert.ok(!/^[=+@]/m.test(report), 'no cell of the report is a formula');
    }
    const again = await check(page, kind, data(file));
    assert.equal(again.fresh + again.changed, 0, `${file} again changes nothing`);
    await page.getByText('Filen ændrer ikke noget: alt er der allerede.').waitFor();
  }
  await page.goto('/elever?search=krasniqi');
  await page.getByRole('link', { name: /Maryam Krasniqi/ }).first().waitFor();
  // This server lives on the machine's day, whatever it is: three spells of the last weeks make a task on it.
  const spells = [40, 25, 10].map((days, at) => `9900${at};032717;Sygdom;${daysAgo(days)};${daysAgo(days)}`);
  const recent = ['Løbenr;Elevnr;Fraværstype;Første dag;Sidste dag', ...spells, ''].join('\n');
  const told = await check(page, 'Fravær', { name: 'nyt.csv', mimeType: 'text/csv', buffer: Buffer.from(recent) });
  assert.deepEqual([told.fresh, told.rejected], [3, 0]);
  await commit(page);
  await page.goto('/opfoelgning');
  await page.getByRole('listitem').filter({ hasText: 'Maryam Krasniqi' }).getByText('Vises fordi').first().waitFor();
});

story('a bad file gets a clear message, and a file without its headers is mapped by hand', async (page) => {
  await page.goto('/');
  await enter(page, CONSULTANT);
  for (const [name, said] of [
    ['zip_bomb.xlsx', /for stor|pakket ud|kan ikke læses/i],
    ['far_cell.xlsx', /for stor|for mange|kan ikke læses/i],
  ]) {
    await page.goto('/import');
    await page.getByLabel('Hvad er i filen?').selectOption({ label: 'Elever og studerende' });
    await page.getByLabel('Fil', { exact: true }).setInputFiles(data(name));
    await page.getByRole('button', { name: 'Kontrollér filen' }).click();
    await page.locator('.ps-errsum, .form-error-message').filter({ hasText: said }).first().waitFor();
  }
  await page.goto('/import');
  await page.getByRole('button', { name: 'Kontrollér filen' }).click();
  await page.getByText('Skal udfyldes').first().waitFor();
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'tom.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await page.getByRole('button', { name: 'Kontrollér filen' }).click();
  await page.locator('.ps-errsum, .form-error-message').filter({ hasText: /tom/i }).first().waitFor();
  const odd = 'Hvem;Mail;Sted;Vejleder for\nBo Lind;bo.lind@example.org;Plejecenter Havblik;SSA\n';
  await page.getByLabel('Hvad er i filen?').selectOption({ label: 'Vejledere' });
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'vejl.csv', mimeType: 'text/csv', buffer: Buffer.from(odd) });
  await page.getByRole('button', { name: 'Kontrollér filen' }).click();
  await page.getByText('Filen mangler kolonner').waitFor();
  await clean(page);
  await inspect(page, 'import-kolonner');
});
