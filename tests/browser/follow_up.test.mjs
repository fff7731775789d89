// Absence becomes a task that says why, the task a talk, and the talk ends with minutes.
import assert from 'node:assert/strict';
import { card, clean, inspect, journey, toast } from './harness.mjs';

journey('from absence to a closed talk', { as: 'consultant' }, async (page) => {
  await page.goto('/opfoelgning?gruppe=today');
  const row = page.getByRole('listitem').filter({ hasText: 'Sygefraværssamtale inden 4 uger' }).filter({ hasText: 'Cecilie Bæk-Jensen' });
  await row.getByText('Vises fordi').waitFor();
  assert.match(await row.innerText(), /Loven kræver en samtale/);
  await row.getByRole('button', { name: /Indkald til samtale/ }).click();
  const invite = page.getByRole('dialog', { name: 'Indkald til samtale' });
  await invite.getByRole('button', { name: 'Indkald', exact: true }).click();
  await invite.locator('.ps-errsum, .form-error-message').first().waitFor();
  await invite.getByLabel('Klokkeslæt').fill('13:00');
  await invite.getByLabel('Sted').fill('Lokale 2, Rådhuset');
  await invite.getByRole('button', { name: 'Indkald', exact: true }).dblclick();
  await page.waitForURL('**/opfoelgning/samtale/*');
  await page.getByText('Send teksten i Digital Post.').waitFor();
  await clean(page);
  await inspect(page, 'samtale-indkaldt');
  await page.getByRole('button', { name: 'Registrér som holdt' }).click();
  const minutes = page.getByRole('textbox', { name: 'Referat' });
  await minutes.fill('Kan arbejde fire timer om dagen til og med uge 50. Vi tales ved den 7. december.');
  await page.getByLabel('Eleven kan læse referatet').check();
  await inspect(page, 'samtale-referat');
  await page.getByRole('button', { name: 'Gem referat' }).click();
  await page.getByRole('button', { name: 'Afslut samtalen' }).click();
  await toast(page, 'Samtalen er afsluttet, og opgaven er klaret.');
  await card(page, 'Referat').getByText('Kan arbejde fire timer').waitFor();
  await page.goto('/opfoelgning?gruppe=done');
  await page.getByRole('listitem').filter({ hasText: 'Cecilie Bæk-Jensen' }).first().waitFor();
});

journey('a task is put off and taken up again, and another is closed as not relevant', { as: 'consultant' }, async (page) => {
  await page.goto('/opfoelgning?gruppe=week');
  const first = page.getByRole('listitem').filter({ hasText: 'Vises fordi' }).first();
  const name = await first.locator('.ps-row__name').innerText();
  await first.getByRole('button', { name: /^Flere handlinger/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Udsæt' }).click();
  await dialog.getByRole('button', { name: 'Udsæt', exact: true }).click();
  await toast(page, `Udsat: ${name}`);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await page.getByRole('listitem').filter({ hasText: name }).first().waitFor();

  await page.getByRole('listitem').filter({ hasText: name }).first().getByRole('button', { name: /^Flere handlinger/ }).click();
  await dialog.getByRole('button', { name: 'Ikke relevant' }).click();
  await dialog.getByRole('button', { name: 'Fjern opgaven' }).click();
  await dialog.locator('.form-error-message').first().waitFor();
  await inspect(page, 'opgave-ikke-relevant', ['desktop', 'narrow']);
  await dialog.getByLabel('Begrundelse').fill('Er aftalt med lederen');
  await dialog.getByRole('button', { name: 'Fjern opgaven' }).click();
  await toast(page, `Ikke relevant: ${name}`);
  await clean(page);
});

journey('a task is written by hand', { as: 'consultant' }, async (page) => {
  await page.goto('/opfoelgning');
  await page.getByRole('button', { name: 'Ny opgave' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny opgave' });
  await dialog.getByRole('combobox', { name: 'Elev' }).fill('krasn');
  await dialog.getByRole('option', { name: /Maryam Krasniqi/ }).click();
  await dialog.getByLabel('Hvad skal gøres?').fill('Ringe om kørekortet');
  await dialog.getByLabel('Frist').fill('24.11.2026');
  await dialog.getByRole('button', { name: 'Ny opgave' }).dblclick();
  await toast(page, 'Opgaven er oprettet.');
  await page.goto('/opfoelgning?gruppe=week');
  await page.getByRole('listitem').filter({ hasText: 'Ringe om kørekortet' }).first().waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Ringe om kørekortet' }).count(), 1, 'two clicks made one task');
});
