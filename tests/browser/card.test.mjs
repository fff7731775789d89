// Finding a trainee, giving her a supervisor, also with a dated exception, and seeing who did it.
import assert from 'node:assert/strict';
import { ask, axe, card, clean, inspect, journey, toast } from './harness.mjs';

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

/** Opens the card of the trainee with this name. */
async function open(page, name) {
  await page.goto(`/elever?search=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name: new RegExp(name) }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A tab of the open card. */
function tab(page, name) {
  return page.getByRole('navigation', { name: /^Elevkort/ }).getByRole('link', { name });
}

/** The figures of a card by their terms. */
async function figures(page, title) {
  const list = card(page, title).locator('dl');
  await list.waitFor();
  return list.locator('dt').evaluateAll((terms) => Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling.textContent])));
}

journey('the overview shows how onboarding, supervision and absence stand, and each card leads to its tab', { as: 'consultant' }, async (page) => {
  await open(page, 'Cecilie Bæk-Jensen');
  const onboarding = card(page, 'Onboarding');
  await onboarding.getByRole('img', { name: 'Uddannelsen: 0 af 58' }).waitFor();
  await onboarding.getByRole('img', { name: 'Arbejdspladsen: 0 af 6' }).waitFor();
  await onboarding.getByText('0 af 64').waitFor();
  await onboarding.getByText(/^Mangler først: .+ · .+ · /).waitFor();
  await card(page, 'Vejledning').getByText('Ingen vejledning er logget.').waitFor();
  assert.deepEqual(await figures(page, 'Fravær'), {
    'Perioder på 6 måneder': '1',
    'Heraf egen sygdom': '1',
    'Dage i perioderne': '28 dage',
    'Seneste periode': '27. okt. –',
  });
  await card(page, 'Fravær').getByText('Fraværende siden tirs. 27. okt.').waitFor();
  await page.getByRole('button', { name: 'Meld fravær' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Log vejledning' }).count(), 0, 'sessions are logged by the supervisor');
  await clean(page);
  await inspect(page, 'elev-kort');

  await card(page, 'Fravær').getByRole('link', { name: 'Se perioder' }).click();
  await page.waitForURL('**/fravaer');
  await page.getByRole('row').filter({ hasText: '27. okt. –' }).waitFor();
  await tab(page, 'Overblik').click();
  await card(page, 'Vejledning').getByRole('link', { name: 'Se vejledning' }).click();
  await page.waitForURL('**/vejledning');
  await tab(page, 'Overblik').click();

  // What is ticked is counted in the tab at once, and in the card when the reader comes back to it.
  await onboarding.getByRole('link', { name: 'Se onboarding' }).click();
  await page.waitForURL('**/plan');
  await tab(page, 'Onboarding 0 af 64').waitFor();
  const items = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });
  const alone = items.filter({ hasNotText: 'Alle krydser af' }).first();
  await alone.getByRole('checkbox').click();
  await alone.getByText(/^Klaret/).waitFor();
  await tab(page, 'Onboarding 1 af 64').waitFor();
  await tab(page, 'Overblik').click();
  await onboarding.getByText('1 af 64').waitFor();
  await clean(page);
});

journey('where there is no plan yet, the overview leads to where it is made', { as: 'consultant' }, async (page) => {
  await open(page, 'Emma Holm');
  assert.deepEqual(await figures(page, 'Fravær'), {
    'Perioder på 6 måneder': '3',
    'Heraf egen sygdom': '3',
    'Dage i perioderne': '6 dage',
    'Seneste periode': '23. nov. –',
  });
  await card(page, 'Onboarding').getByText('Der er ingen plan endnu.').waitFor();
  await card(page, 'Onboarding').getByRole('link', { name: 'Lav planen' }).click();
  await page.getByRole('button', { name: 'Lav plan' }).waitFor();
});

journey('a card of the overview fails alone, is fetched again, and is not there for those who may not see it', { as: 'consultant' }, async (page) => {
  const [sessions, spells] = ['**/supervision-sessions?*', '**/absence-spells?*'];
  await page.route(sessions, (route) => route.abort());
  const body = JSON.stringify({ status: 404, code: 'not_found', title: 'Det findes ikke, eller du har ikke adgang til det.' });
  await page.route(spells, (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body }));
  await open(page, 'Cecilie Bæk-Jensen');
  const supervision = card(page, 'Vejledning');
  await supervision.getByText('Vi kunne ikke hente det').waitFor();
  await card(page, 'Onboarding').getByRole('img').first().waitFor();
  assert.equal(await card(page, 'Fravær').count(), 0);
  await axe(page);
  await page.unroute(sessions);
  await supervision.getByRole('button', { name: 'Prøv igen' }).click();
  await supervision.getByText('Ingen vejledning er logget.').waitFor();
});

journey('the supervisor logs from the card, which then shows the session', { as: 'supervisor', window: 'phone' }, async (page) => {
  await card(page, 'Maryam Silva').getByRole('link', { name: 'Maryam Silva' }).tap();
  await card(page, 'Vejledning').getByText('Ingen vejledning er logget.').waitFor();
  await page.getByRole('link', { name: 'Log vejledning' }).tap();
  await page.getByLabel(/^Næste skridt/).fill('Læse instruksen om forflytning');
  await page.getByRole('button', { name: 'Gem 30 min. med Maryam' }).tap();
  await page.waitForURL('**/mine-elever');
  await card(page, 'Maryam Silva').getByRole('link', { name: 'Maryam Silva' }).tap();
  await card(page, 'Onboarding').getByText('Der er ingen plan endnu.').waitFor();
  const supervision = card(page, 'Vejledning');
  const session = supervision.getByRole('listitem');
  assert.match(await session.innerText(), /23\. nov\.\s+Vejledning\s+Næste skridt: Læse instruksen om forflytning\s+30 min\./);
  await supervision.getByText('30 min. de seneste 4 uger.').waitFor();
  await inspect(page, 'elev-vejleder');
});

journey('absence reported from the head stands in the card at once', { as: 'consultant' }, async (page) => {
  await open(page, 'Vibeke Holm');
  const absence = card(page, 'Fravær');
  await absence.getByRole('link', { name: 'Se perioder' }).waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Meld fravær' }).click();
  await page.getByRole('dialog', { name: 'Meld fravær' }).getByRole('button', { name: 'Meld fravær' }).dblclick();
  await toast(page, 'Fraværet er meldt.');
  await absence.getByText('Fraværende siden man. 23. nov.').waitFor();
  await clean(page);
});

journey('every session of a trainee can be reached, page by page', { as: 'supervisor' }, async (page) => {
  const { items } = await ask(page, 'GET', '/my/trainees');
  const { traineeship_id: id } = items.find((one) => one.name === 'Anders Bæk');
  const first = new Date('2026-03-02');
  for (let number = 0; number < 110; number += 1) {
    const held_on = new Date(first.getTime() + number * 86_400_000).toISOString().slice(0, 10);
    await ask(page, 'POST', `/traineeships/${id}/supervision-sessions`, { kind: 'sparring', minutes: 10, held_on }, { 'Idempotency-Key': crypto.randomUUID() });
  }
  await page.goto(`/elever/${id}/vejledning`);
  const days = card(page, 'Vejledning').locator('time');
  const seen = new Set();
  for (;;) {
    await days.first().waitFor();
    const shown = await days.evaluateAll((times) => times.map((time) => time.dateTime));
    shown.forEach((day) => seen.add(day));
    const next = page.getByRole('link', { name: 'Næste side' });
    if (!(await next.count())) break;
    if (seen.size === 25) await inspect(page, 'vejledning-sider', ['desktop', 'phone']);
    await next.click();
    await page.waitForFunction((day) => document.querySelector('.ps-log time')?.dateTime !== day, shown[0]);
  }
  await clean(page);
  assert.equal(seen.size, 113, 'the three of the demonstration are among them');
});
