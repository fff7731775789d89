// The three people, each on her own kind of screen, on the demonstration's data at 23 November 2026.
import assert from 'node:assert/strict';
import { inspect, journey } from './harness.mjs';

journey('the consultant opens Opfølgning and sees whom to act on, and why', { as: 'consultant', window: 'desktop' }, async (page) => {
  await page.goto('/opfoelgning');
  await page.getByRole('heading', { level: 1, name: 'Opfølgning' }).waitFor();
  await page.getByText('Vises fordi').first().waitFor();
  await inspect(page, 'opfoelgning');
});

journey('the consultant finds a trainee by a part of the name and opens the card', { as: 'consultant', window: 'desktop' }, async (page) => {
  await page.goto('/elever?search=bjerregaard+aase');
  await page.getByRole('link', { name: /Åse Bjerregaard/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /Åse Bjerregaard/ }).waitFor();
  await inspect(page, 'elev');
});

journey('the supervisor sees her trainees on the phone', { as: 'supervisor', window: 'phone' }, async (page) => {
  await page.goto('/mine-elever');
  await page.getByText('Maryam Krasniqi').first().waitFor();
  await inspect(page, 'mine-elever');
});

journey('the trainee sees her plan on a narrow phone', { as: 'trainee', window: 'narrow' }, async (page) => {
  await page.goto('/min-plan');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Nanna Jensen').first().waitFor();
  await inspect(page, 'min-plan');
});

journey('the trainee cannot open the worklist or somebody else', { as: 'trainee', window: 'phone', expected: [/40[34]/] }, async (page) => {
  const answer = await page.request.get('/api/v1/tasks');
  assert.equal(answer.status(), 403);
  const other = await page.request.get('/api/v1/traineeships/01970000-0000-7000-8000-0000ffffffff');
  assert.equal(other.status(), 404);
});
