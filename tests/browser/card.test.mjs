// Finding a trainee, making her plan, and giving her a supervisor, also with a dated exception.
import assert from 'node:assert/strict';
import { card, clean, inspect, journey, toast } from './harness.mjs';

journey('search folds Danish letters both ways', { as: 'consultant' }, async (page) => {
  await page.goto('/elever');
  await page.locator('#ps-search').fill('soeren bjerregaard');
  await page.locator('#ps-search').press('Enter');
  await page.getByRole('link', { name: /Søren Bjerregaard/ }).first().waitFor();
  for (const words of ['bjerregård søren', 'SØREN', 'ren bjerreg']) {
    await page.goto(`/elever?search=${encodeURIComponent(words)}`);
    await clean(page);
    const found = await page.getByRole('link', { name: /Søren Bjerregaard/ }).count();
    assert.equal(found > 0, words !== 'ren bjerreg', `"${words}"`);
  }
  await page.goto('/elever?search=findesslet+ikke');
  await page.locator('.ps-empty').waitFor();
  await inspect(page, 'elever-ingen', ['desktop', 'narrow']);
});

journey('a plan is made from the template, and an item is set aside with a reason', { as: 'consultant' }, async (page) => {
  await page.goto('/elever?status=preboarding');
  await clean(page);
  const links = await page.locator('main a[href^="/elever/"]').evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
  let made = false;
  for (const href of links.slice(0, 12)) {
    await page.goto(`${href}/plan`);
    await clean(page);
    if (await page.getByRole('button', { name: 'Lav plan' }).count()) {
      made = true;
      break;
    }
  }
  assert.ok(made, 'somebody in preboarding has no plan yet');
  await page.getByRole('button', { name: 'Lav plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lav onboardingplan' });
  await dialog.getByLabel('Har en uddannelse fra et andet land').check();
  await dialog.getByRole('button', { name: 'Lav plan' }).dblclick();
  await toast(page, 'Planen er lavet.');
  await page.getByText(/Fra kommune/i).first().waitFor();
  await clean(page);
  await inspect(page, 'plan-lavet');
  const aside = page.getByRole('button', { name: /^Sæt som ikke relevant: / }).first();
  await aside.click();
  const why = page.getByRole('dialog', { name: 'Hvorfor er punktet ikke relevant?' });
  await why.getByRole('button', { name: 'Sæt som ikke relevant' }).click();
  await why.getByText('Skal udfyldes').first().waitFor();
  await why.getByLabel('Begrundelse').fill('Har gjort det på sit forrige sted');
  await why.getByRole('button', { name: 'Sæt som ikke relevant' }).click();
  await page.getByText('Begrundelse: Har gjort det på sit forrige sted').waitFor();
});

journey('a supervisor is chosen with the reasons in sight, and a missing qualification needs a dated exception', { as: 'consultant' }, async (page) => {
  await page.goto('/elever?search=krasniqi+maryam');
  await page.getByRole('link', { name: /Maryam Krasniqi/ }).first().click();
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
  await page.goto('/elever?search=krasniqi+maryam');
  await page.getByRole('link', { name: /Maryam Krasniqi/ }).first().click();
  await page.getByRole('link', { name: 'Historik' }).click();
  const newest = card(page, 'Historik').getByRole('listitem').first();
  await newest.locator('time').waitFor();
  assert.match(await newest.innerText(), /Mette Krogh|Nanna Jensen|Maryam Krasniqi/);
});
