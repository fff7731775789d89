// A colleague saves first: whoever comes second is told, in every form, and goes on from the newest.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { ask, clean, inspect, journey, toast } from './harness.mjs';

/** The dialog that tells it. */
const told = (page) => page.getByRole('dialog', { name: 'En anden har gemt imens' });

/** A colleague puts the task off, and thinks better of it. */
async function overtake(page, id) {
  for (const step of [{ to: 'snooze', until: '2026-11-30' }, { to: 'wake' }]) {
    const { version } = await ask(page, 'GET', `/tasks/${id}`);
    await ask(page, 'POST', `/tasks/${id}/transitions`, step, { 'If-Match': `"${version}"` });
  }
}

journey('a task is put off, and another closed, while a colleague changes it', { as: 'consultant' }, async (page) => {
  const { items } = await ask(page, 'GET', '/tasks?group=overdue&limit=30');
  // The last ones that are alone with their trainee: the first are other journeys'.
  const alone = items.filter((one) => items.filter((other) => other.subject.name === one.subject.name).length === 1);
  const [task, other] = alone.slice(-2);
  await page.goto('/opfoelgning?gruppe=overdue');
  const row = (one) => page.getByRole('listitem').filter({ hasText: one.subject.name }).first();
  const menu = (one) => row(one).getByRole('button', { name: /^Flere handlinger/ }).click();
  await menu(task);
  const panel = page.getByRole('dialog', { name: 'Udsæt' });
  await page.getByRole('dialog').getByRole('button', { name: 'Udsæt' }).click();
  await panel.getByLabel('Udsæt til').fill('03.12.2026');
  await overtake(page, task.id);
  await panel.getByRole('button', { name: 'Udsæt', exact: true }).click();
  await told(page).getByText('03.12.2026').waitFor();
  await inspect(page, 'udsaet-konflikt', ['desktop', 'phone']);
  await told(page).getByRole('button', { name: 'Hent den nyeste' }).click();
  await panel.getByText('Din tekst står i felterne igen.').waitFor();
  assert.equal(await panel.getByLabel('Udsæt til').inputValue(), '03.12.2026');
  await panel.getByRole('button', { name: 'Udsæt', exact: true }).click();
  await toast(page, `Udsat: ${task.subject.name}`);
  // The rows below move up when it has gone: who clicks before that may hit another.
  await row(task).waitFor({ state: 'detached' });
  await clean(page);

  await menu(other);
  await page.getByRole('dialog').getByRole('button', { name: 'Ikke relevant' }).click();
  await page.getByLabel('Begrundelse').fill('Er aftalt med lederen');
  await overtake(page, other.id);
  await page.getByRole('button', { name: 'Fjern opgaven' }).click();
  await told(page).getByText('Er aftalt med lederen').waitFor();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith(`/tasks/${other.id}`)),
    told(page).getByRole('button', { name: 'Hent den nyeste' }).click(),
  ]);
  await page.waitForFunction(() => document.activeElement?.closest('dialog') && document.getElementById('reason')?.value === 'Er aftalt med lederen');
  await page.getByRole('button', { name: 'Fjern opgaven' }).click();
  await toast(page, `Ikke relevant: ${other.subject.name}`);
  await clean(page);
});

journey('the columns of a file are changed while a colleague changes them', { as: 'consultant' }, async (page) => {
  await page.goto('/import');
  await page.getByLabel('Hvad er i filen?').selectOption({ label: 'Elever og studerende' });
  await page.getByLabel('Fil', { exact: true }).setInputFiles(fileURLToPath(new URL('../../backend/demo/elever.csv', import.meta.url)));
  const [checked] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/api/v1/imports') && response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Kontrollér filen' }).click(),
  ]);
  const { id, version, mapping } = await checked.json();
  const note = page.getByLabel('Bruges som: Bemærkning');
  const hours = page.getByLabel('Bruges som: Timer pr. uge');
  await note.selectOption('');
  const theirs = mapping.map((column) => (column.header === 'Timer pr. uge' ? { header: column.header } : column));
  await ask(page, 'PUT', `/imports/${id}/mapping`, { mapping: theirs }, { 'If-Match': `"${version}"` });
  await page.getByRole('button', { name: 'Fortsæt til rækkerne' }).click();
  await told(page).waitFor();
  await inspect(page, 'kolonner-konflikt', ['desktop', 'phone']);
  await told(page).getByRole('button', { name: 'Hent den nyeste' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll('select')].some((one) => one.ariaLabel === 'Bruges som: Timer pr. uge' && one.value === ''));
  assert.equal(await hours.inputValue(), '', 'what the colleague chose');
  assert.equal(await note.inputValue(), '', 'and what was chosen here');
  await page.getByRole('button', { name: 'Fortsæt til rækkerne' }).click();
  await page.waitForURL(`**/import/${id}`);
  await clean(page);
});
