// The administrator finds a setting, changes it from a day on, sees who did, is told of limits and of a colleague, and goes back.
import assert from 'node:assert/strict';
import { ask, clean, inspect, journey, toast } from './harness.mjs';

const KEY = '/settings/hire.case_closes_days';
const NAME = 'Afgjort sag lukker';

/** Types a word in the search: the setting alone is left. */
async function found(page) {
  await page.getByRole('searchbox', { name: 'Søg i indstillinger' }).fill('afgjort sag');
  const row = page.getByRole('listitem').filter({ hasText: NAME });
  await row.getByRole('button', { name: `${NAME}: ret` }).waitFor();
  assert.equal(await page.getByRole('button', { name: /: ret$/ }).count(), 1, 'one setting has the words');
  return row;
}

/** Opens the form of the setting. */
async function changing(row) {
  await row.getByRole('button', { name: `${NAME}: ret` }).click();
  await row.getByLabel('Værdi, dage').waitFor();
}

const save = (row) => row.getByRole('button', { name: 'Gem', exact: true }).click();

journey('a number is changed from a day on, and goes back to the standard', { as: 'administrator' }, async (page) => {
  await page.goto('/indstillinger');
  await page.getByRole('heading', { level: 1, name: 'Indstillinger' }).waitFor();
  await clean(page);
  await inspect(page, 'indstillinger', ['desktop', 'phone']);
  const row = await found(page);

  await changing(row);
  await row.getByLabel('Værdi, dage').fill('500');
  await save(row);
  await row.getByText('Værdien er uden for grænserne. Fra 7 til 400.').first().waitFor();
  await inspect(page, 'indstilling-graenser', ['desktop', 'phone']);
  await row.getByLabel('Værdi, dage').fill('100');
  await row.getByLabel('Fra og med').fill('22.11.2026');
  await save(row);
  await row.getByText('Datoen ligger i fortiden.').first().waitFor();
  await row.getByLabel('Fra og med').fill('23.11.2026');
  await row.getByLabel('Hvorfor?').fill('Svar kommer ofte sent');
  await save(row);
  await toast(page, `${NAME}: 100 dage.`);
  await row.getByText('Egen værdi').waitFor();
  await row.getByText('Standard: 90 dage').waitFor();

  // From the first of next month on it is another number; until then the row says both.
  await changing(row);
  await row.getByLabel('Værdi, dage').fill('120');
  await row.getByLabel('Fra og med').fill('01.12.2026');
  await save(row);
  await toast(page, `${NAME}: 120 dage.`);
  await row.getByText(/^120 dage · fra .*1\. december/).waitFor();
  assert.equal((await row.locator('b').first().innerText()).trim(), '100 dage', 'what holds today');

  await row.getByRole('button', { name: `${NAME}: historik` }).click();
  await row.getByText(/^100 dage · .*Svar kommer ofte sent$/).last().waitFor();
  await inspect(page, 'indstilling-historik', ['desktop', 'phone']);
  await page.getByRole('navigation', { name: 'Vis' }).getByRole('link', { name: /^Egne/ }).click();
  await page.waitForURL('**/indstillinger?*vis=egne');
  await row.getByText('Egen værdi').waitFor();

  await row.getByRole('button', { name: `${NAME}: tilbage til 90 dage, standarden` }).click();
  await toast(page, `${NAME} følger standarden igen.`);
  await page.goto('/indstillinger');
  await found(page);
  assert.equal((await row.locator('b').first().innerText()).trim(), '90 dage');
  await clean(page);
});

journey('a colleague changes the setting first', { as: 'administrator' }, async (page) => {
  await page.goto('/indstillinger');
  const row = await found(page);
  await changing(row);
  await row.getByLabel('Værdi, dage').fill('60');
  const { version } = await ask(page, 'GET', KEY);
  await ask(page, 'PUT', KEY, { value: '70', scope: 'municipality' }, { 'If-Match': `"${version}"` });
  await save(row);
  const told = page.getByRole('dialog', { name: 'En anden har gemt imens' });
  await told.waitFor();
  await inspect(page, 'indstilling-konflikt', ['desktop', 'phone']);
  await told.getByRole('button', { name: 'Hent den nyeste' }).click();
  await row.getByText(/^70 dage · /).waitFor();
  await row.getByText('Din tekst står i felterne igen.').waitFor();
  assert.equal(await row.getByLabel('Værdi, dage').inputValue(), '60', 'what was written is still there');
  await save(row);
  await toast(page, `${NAME}: 60 dage.`);
  await row.locator('b').first().filter({ hasText: '60 dage' }).waitFor();
  await row.getByRole('button', { name: `${NAME}: tilbage til 90 dage, standarden` }).click();
  await toast(page, `${NAME} følger standarden igen.`);
  await clean(page);
});
