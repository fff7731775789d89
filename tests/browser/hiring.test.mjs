// A hire case: the recommendation, the offer and the answer, and how the key figures show it.
import assert from 'node:assert/strict';
import { ask, card, clean, inspect, journey, open, signIn, toast } from './harness.mjs';

journey('a trainee is hired, and the key figures and the history show it', { as: 'consultant' }, async (page) => {
  await page.goto('/ansaettelse');
  await clean(page);
  await page.locator('main tbody a').first().click();
  const title = page.getByRole('heading', { level: 1, name: /^Ansættelse af / });
  await title.waitFor();
  const name = (await title.innerText()).replace('Ansættelse af ', '');
  const address = page.url();
  await page.getByRole('button', { name: 'Anbefal ansættelse' }).click();
  await page.getByRole('button', { name: 'Anbefal ansættelse' }).click();
  await page.locator('.form-error-message').first().waitFor();
  await page.getByLabel(/^Anbefaling/).fill('Er tryg ved borgerne og passer sine aftaler.');
  await page.getByRole('button', { name: 'Anbefal ansættelse' }).dblclick();
  await toast(page, name);
  await page.getByRole('button', { name: 'Tilbyd job' }).click();
  await page.getByLabel('Enhed').selectOption({ label: 'Plejecenter Havblik' });
  await page.getByLabel('Stilling').fill('Social- og sundhedshjælper');
  await page.getByLabel('Svarfrist').fill('14.12.2026');
  await inspect(page, 'ansaettelse-tilbud');
  await page.getByRole('button', { name: 'Tilbyd job' }).click();
  await card(page, 'Tilbuddet').getByText('Plejecenter Havblik').waitFor();
  await page.getByRole('button', { name: 'Notér et ja' }).click();
  await page.getByRole('button', { name: 'Notér et ja' }).click();
  await page.locator('.ps-badge').filter({ hasText: 'Takket ja' }).waitFor();
  await clean(page);
  await inspect(page, 'ansaettelse-ja');

  await page.goto('/noegletal');
  await clean(page);
  await page.locator('.ps-plot svg').first().waitFor();
  await page.getByText('Vis tal som tabel').first().click();
  await page.getByRole('table').first().waitFor();
  await inspect(page, 'noegletal');

  await page.goto(address);
  await page.getByRole('link', { name: 'Se forløbet' }).click();
  await page.getByRole('link', { name: 'Historik' }).click();
  const history = card(page, 'Historik').getByRole('listitem');
  await history.first().waitFor();
  const entries = await history.allInnerTexts();
  assert.ok(entries.some((entry) => /Mette Krogh/.test(entry) && /i dag|23\. nov/i.test(entry)), entries.slice(0, 4).join(' | '));

  const board = await open({});
  await signIn(board, 'steering_group');
  await board.goto('/noegletal');
  await clean(board);
  await board.locator('.ps-plot svg').first().waitFor();
  assert.equal(await board.getByText(name).count(), 0, 'the steering group sees figures, not people');
  await board.context().close();
});

/** The form of a move that asks why; without a reason it says so. */
async function withReason(page, verb, reason, picture) {
  await page.getByRole('button', { name: verb }).click();
  const form = card(page, 'Næste skridt').locator('form');
  await form.getByRole('button', { name: verb }).click();
  await form.getByText('Skal udfyldes.').first().waitFor();
  await form.getByLabel(reason, { exact: true }).check();
  await inspect(page, picture, ['desktop', 'narrow']);
  await form.getByRole('button', { name: verb }).click();
}

/** Opens the case of one who is not decided yet. */
async function undecided(page, which) {
  const { items } = await ask(page, 'GET', '/hire-cases?status=open&limit=100');
  const open = items.filter((one) => one.status === 'open' || one.status === 'wish_known');
  assert.ok(open.length > 2, 'the demonstration has cases that wait');
  await page.goto(`/ansaettelse/${open.at(which).id}`);
  await page.getByRole('heading', { level: 1, name: /^Ansættelse af / }).waitFor();
}

journey('a job is offered and declined, and the case says why', { as: 'consultant' }, async (page) => {
  await undecided(page, -1);
  await page.getByRole('button', { name: 'Tilbyd job', exact: true }).click();
  await page.getByLabel('Enhed').selectOption({ label: 'Plejecenter Havblik' });
  await page.getByLabel('Stilling').fill('Social- og sundhedshjælper');
  await page.getByLabel('Svarfrist').fill('14.12.2026');
  // Fewer hours than full time are asked why as soon as they are typed, and the form is not sent without.
  const why = page.getByLabel('Hvorfor ikke fuld tid');
  assert.equal(await why.count(), 0, 'full time needs no reason');
  await page.getByLabel('Timer om ugen').fill('32');
  await why.waitFor();
  await page.getByRole('button', { name: 'Tilbyd job', exact: true }).click();
  await page.locator('#deviation_reason-error').getByText('Skal udfyldes.').waitFor();
  await inspect(page, 'ansaettelse-deltid', ['desktop', 'phone']);
  await why.fill('Eget ønske');
  await page.getByRole('button', { name: 'Tilbyd job', exact: true }).click();
  await card(page, 'Tilbuddet').getByText('Plejecenter Havblik').waitFor();
  await withReason(page, 'Notér et nej', 'Geografi', 'ansaettelse-nej');
  await page.locator('.ps-badge').filter({ hasText: 'Takket nej' }).waitFor();
  await page.reload();
  await page.getByText('Geografi').waitFor();
  await clean(page);
});

journey('no job is offered, and the case says why', { as: 'consultant' }, async (page) => {
  await undecided(page, -2);
  await withReason(page, 'Tilbyd ikke job', 'Ingen ledig stilling', 'ansaettelse-ikke-tilbudt');
  await page.locator('.ps-badge').filter({ hasText: 'Ikke tilbudt' }).waitFor();
  await page.reload();
  await page.getByText('Ingen ledig stilling').waitFor();
  await clean(page);
});
