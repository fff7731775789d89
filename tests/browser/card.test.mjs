// Finding a trainee, giving her a supervisor, also with a dated exception, and seeing who did it.
import assert from 'node:assert/strict';
import { card, clean, inspect, journey, toast } from './harness.mjs';

journey('search folds Danish letters both ways', { as: 'consultant' }, async (page) => {
  await page.goto('/elever');
  await page.locator('#ps-search').fill('soeren bjerregaard');
  await page.locator('#ps-search').press('Enter');
  await page.getByRole('link', { name: /Søren Bjerregaard/ }).first().waitFor();
  for (const words of ['bjerregård søren', 'SØREN', 'gaard soer']) {
    await page.goto(`/elever?search=${encodeURIComponent(words)}`);
    await page.getByRole('link', { name: /Søren Bjerregaard/ }).first().waitFor();
  }
  await page.goto('/elever?search=findesslet+ikke');
  await page.locator('.ps-empty').waitFor();
  await inspect(page, 'elever-ingen', ['desktop', 'narrow']);
});

journey('a supervisor is chosen with the reasons in sight, and a missing qualification needs a dated exception', { as: 'consultant' }, async (page) => {
  await page.goto('/elever?search=bjerregaard+soeren');
  await page.getByRole('link', { name: /Søren Bjerregaard/ }).first().click();
  await page.getByRole('link', { name: 'Vejledning og mål' }).click();
  await page.getByRole('button', { name: 'Tildel vejleder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hvem skal være vejleder?' });
  await dialog.getByRole('radio', { name: 'Daglig vejleder' }).check();
  await dialog.getByRole('button', { name: /^Vælg / }).first().waitFor();
  await inspect(page, 'vejleder-vaelg');
  await dialog.getByRole('radio', { name: 'Ansvarlig vejleder' }).check();
  const lacking = dialog.getByRole('listitem').filter({ hasText: 'Kræver undtagelse' }).getByRole('button', { name: /^Vælg / });
  await lacking.first().click();
  const assign = dialog.getByRole('button', { name: /^Tildel / });
  await assign.click();
  await dialog.locator('.form-error-message').first().waitFor();
  await dialog.getByLabel('Begrundelse for undtagelsen').fill('Begynder på vejlederkurset i januar');
  await dialog.getByLabel('Undtagelsen gælder til og med').fill('31.01.2027');
  await assign.dblclick();
  await toast(page, 'er vejleder.');
  await card(page, 'Vejledere').getByText(/Undtagelse til/).waitFor();
  await clean(page);
});

journey('the history says who and when', { as: 'consultant' }, async (page) => {
  await page.goto('/elever?search=bjerregaard+soeren');
  await page.getByRole('link', { name: /Søren Bjerregaard/ }).first().click();
  await page.getByRole('link', { name: 'Historik' }).click();
  const newest = card(page, 'Historik').getByRole('listitem').first();
  await newest.locator('time').waitFor();
  assert.match(await newest.innerText(), /Mette Krogh/);
});
