// The onboarding plan of one whose plan was on paper before the municipality began here.
import assert from 'node:assert/strict';
import { ask, clean, inspect, journey } from './harness.mjs';

journey('the consultant makes a plan for a trainee who has none', { as: 'consultant' }, async (page) => {
  const { items } = await ask(page, 'GET', '/traineeships?status=active&limit=100');
  const [oldest] = items.toSorted((one, other) => one.starts_on.localeCompare(other.starts_on));
  assert.ok(oldest, 'somebody is under way');
  await page.goto(`/elever/${oldest.id}/plan`);
  await page.getByRole('button', { name: 'Lav plan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Specialisering/).fill('Demens');
  await inspect(page, 'lav-plan');
  await dialog.getByRole('button', { name: 'Lav plan' }).dblclick();
  for (const layer of ['kommune', 'uddannelse']) await page.getByText(new RegExp(`^Fra ${layer}`, 'i')).first().waitFor();
  await page.reload();
  await page.getByText(/^Fra kommune/i).first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Lav plan' }).count(), 0, 'there is one plan');
  await clean(page);
});
