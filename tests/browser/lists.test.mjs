// A list: sorted, filtered, with other columns, kept as a view, and taken home as a file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clean, inspect, journey, toast } from './harness.mjs';

const names = (page) => page.locator('main tbody th[scope=row]').allInnerTexts();

/** The text of a file that the page offers. */
async function offered(page, press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

journey('a list is sorted, filtered, kept as a view and exported', { as: 'consultant' }, async (page) => {
  await page.goto('/elever');
  await clean(page);
  const standard = await names(page);
  await page.locator('.ps-listtools').getByText(/rækker$/).waitFor();

  // Sorted by the period: upwards, downwards, and the head says so.
  const head = page.getByRole('columnheader', { name: 'Periode' });
  await head.getByRole('button').click();
  await page.waitForURL(/sort=ends_on/);
  await page.locator('th[aria-sort=ascending]').filter({ hasText: 'Periode' }).waitFor();
  await head.getByRole('button').click();
  await page.waitForURL(/sort=-ends_on/);
  await page.locator('th[aria-sort=descending]').filter({ hasText: 'Periode' }).waitFor();
  await assert.doesNotReject(async () => {
    for (let tries = 0; tries < 50 && JSON.stringify(await names(page)) === JSON.stringify(standard); tries += 1) await page.waitForTimeout(100);
    assert.notDeepEqual(await names(page), standard);
  });

  // Filtered: what is chosen stands in the address.
  await page.getByLabel('Uddannelse').selectOption({ label: 'Social- og sundhedsassistent' });
  await page.waitForURL(/programme=ssa/);
  await clean(page);
  await inspect(page, 'elever-liste');

  // Other columns, which stay after a reload.
  await page.getByRole('button', { name: 'Kolonner' }).click();
  const columns = page.getByRole('dialog', { name: 'Hvilke kolonner vil du se?' });
  await columns.getByLabel('Skole').check();
  await columns.getByLabel('Hold').uncheck();
  await inspect(page, 'elever-kolonner', ['desktop', 'phone']);
  await columns.getByRole('button', { name: 'Vis kolonnerne' }).click();
  await toast(page, 'Kolonnerne er gemt.');
  await page.getByRole('columnheader', { name: 'Skole' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Hold' }).count(), 0);

  // Kept as a view.
  await page.getByRole('button', { name: 'Visninger' }).click();
  const views = page.getByRole('dialog', { name: 'Dine visninger' });
  await views.getByLabel('Navn på visningen').fill('Assistenter, nyeste først');
  await views.getByRole('button', { name: 'Gem visningen' }).click();
  await toast(page, 'Assistenter, nyeste først er gemt.');
  await views.getByRole('link', { name: 'Assistenter, nyeste først' }).waitFor();
  await views.getByLabel('Navn på visningen').fill('Assistenter, nyeste først');
  await views.getByRole('button', { name: 'Gem visningen' }).click();
  await views.locator('.form-error-message').waitFor();
  await inspect(page, 'elever-visninger', ['desktop', 'phone']);
  await views.getByRole('button', { name: 'Luk' }).click();

  // From a new page it leads to the same rows.
  const sorted = await names(page);
  await page.goto('/elever');
  await page.getByRole('columnheader', { name: 'Skole' }).waitFor();
  await page.getByRole('button', { name: 'Visninger' }).click();
  await page.getByRole('link', { name: 'Assistenter, nyeste først' }).click();
  await page.waitForURL(/programme=ssa.*sort=-ends_on/);
  await page.locator('th[aria-sort=descending]').filter({ hasText: 'Periode' }).waitFor();
  for (let tries = 0; tries < 50 && JSON.stringify(await names(page)) !== JSON.stringify(sorted); tries += 1) await page.waitForTimeout(100);
  assert.deepEqual(await names(page), sorted);

  // As a text file: the same rows in the same order, and the columns that are shown.
  await page.getByRole('button', { name: 'Eksportér', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Eksportér/ });
  await inspect(page, 'elever-eksport', ['desktop', 'phone']);
  const csv = await offered(page, () => dialog.getByRole('button', { name: 'Hent CSV' }).click());
  assert.equal(csv.name, 'elever-2026-11-23.csv');
  const lines = csv.bytes.toString('utf8').split('\r\n');
  assert.ok(lines[0].startsWith('\uFEFFNavn;Uddannelse;Sted;Periode;Sidste dag'), lines[0]);
  assert.deepEqual(lines.slice(1, sorted.length + 1).map((line) => line.split(';')[0]), sorted);
  await toast(page, 'Filen er hentet.');

  // Two rows that are chosen, as a workbook.
  await page.getByLabel(`Vælg ${sorted[0]}`).check({ force: true });
  await page.getByLabel(`Vælg ${sorted[1]}`).check({ force: true });
  await page.getByText('2 valgt').waitFor();
  await inspect(page, 'elever-valgte');
  await page.getByRole('button', { name: 'Eksportér valgte' }).click();
  await dialog.getByText(/de 2 valgte rækker/).waitFor();
  const book = await offered(page, () => dialog.getByRole('button', { name: 'Hent Excel' }).click());
  assert.equal(book.name, 'elever-2026-11-23.xlsx');
  assert.equal(book.bytes.subarray(0, 2).toString('latin1'), 'PK');

  // The view is deleted, and the columns are as from the start.
  await page.getByRole('button', { name: 'Visninger' }).click();
  await views.getByRole('button', { name: 'Slet Assistenter, nyeste først' }).click();
  await toast(page, 'Assistenter, nyeste først er slettet.');
  await views.getByRole('button', { name: 'Luk' }).click();
  await page.getByRole('button', { name: 'Kolonner' }).click();
  await columns.getByRole('button', { name: 'Som fra start' }).click();
  await page.goto('/elever');
  await page.getByRole('columnheader', { name: 'Hold' }).waitFor();
  await clean(page);
});

journey('an old link to a list still shows it', { as: 'consultant' }, async (page) => {
  await page.goto('/ansaettelse?sort=skostoerrelse&cursor=00&status=all');
  await page.getByText('Rækkefølgen findes ikke længere').waitFor();
  await page.locator('main tbody tr').first().waitFor();
  await page.goto('/ansaettelse?search=findesslet+ikke');
  await page.locator('.ps-empty').waitFor();
  await page.locator('.ps-empty').getByRole('link', { name: 'Fjern filtre' }).click();
  await page.locator('main tbody tr').first().waitFor();
  await inspect(page, 'ansaettelse-liste');
});

journey('a file that breaks off is not saved', { as: 'consultant', expected: [/./] }, async (page) => {
  await page.goto('/elever');
  await clean(page);
  await page.route('**/traineeships/export**', (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'Eksportér', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Eksportér/ });
  let saved = false;
  page.on('download', () => { saved = true; });
  await dialog.getByRole('button', { name: 'Hent CSV' }).click();
  await dialog.getByText('Filen blev ikke hentet').waitFor();
  assert.equal(saved, false);
});
