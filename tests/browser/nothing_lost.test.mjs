// What goes wrong in an ordinary week: the session ends, the server is away, a colleague saves first, the language is
// switched in the middle of a form. Nothing typed is lost, and nothing is made twice.
import assert from 'node:assert/strict';
import { account, ask, axe, card, clean, fits, inspect, journey, open, signIn, toast, watch } from './harness.mjs';

async function fillApplicant(page, given) {
  await page.goto('/rekruttering/ny');
  await page.getByLabel('Fornavn').fill(given);
  await page.getByLabel('Efternavn').fill('Lundtofte');
  await page.getByLabel('Fødselsdato').fill('03.09.2000');
  await page.getByLabel('Uddannelse').selectOption({ label: 'Social- og sundhedshjælper' });
  await page.getByLabel(/^Hold/).selectOption({ index: 1 });
  await page.getByLabel('Kilde').selectOption({ index: 1 });
  await page.getByLabel(/^Bemærkning/).fill('Ringer selv igen på mandag');
}

const save = (page) => page.getByRole('button', { name: 'Opret ansøger' });

/** How many applications there are in this name. */
async function made(page, given) {
  await page.goto('/rekruttering?visning=tabel');
  await page.getByRole('link', { name: `${given} Lundtofte` }).first().waitFor();
  return page.getByRole('link', { name: `${given} Lundtofte` }).count();
}

journey('the session ends in the middle of a form', { as: 'consultant' }, async (page) => {
  await fillApplicant(page, 'Alberte');
  await page.context().clearCookies();
  await save(page).click();
  const again = page.getByRole('dialog', { name: 'Log ind igen' });
  await again.getByText('Det, du har skrevet, står her stadig.').waitFor();
  await fits(page);
  await axe(page);
  assert.equal(await page.getByLabel('Fornavn').inputValue(), 'Alberte');
  const { email, password } = await account('consultant');
  await again.getByLabel('E-mail').fill(email);
  await again.locator('#again-password').fill('forkert adgangskode');
  await again.getByRole('button', { name: 'Log ind' }).click();
  await again.getByText('E-mail eller adgangskode er forkert.').waitFor();
  await again.locator('#again-password').fill(password);
  await again.getByRole('button', { name: 'Log ind' }).click();
  // What was asked for is done without another click.
  await page.getByRole('heading', { level: 1, name: 'Alberte Lundtofte' }).waitFor();
  assert.equal(await made(page, 'Alberte'), 1);
});

journey('the server is away while one saves: the text stays, and a retry makes one thing', { as: 'consultant', expected: [/ERR_FAILED/] }, async (page) => {
  await fillApplicant(page, 'Bertil');
  const address = '**/api/v1/applications';
  await page.route(address, (route) => route.abort());
  await save(page).click();
  const banner = page.getByRole('alert').filter({ hasText: 'Ikke gemt. Prøv igen' });
  await banner.getByText('Der er ingen forbindelse til serveren. Det, du har skrevet, står her stadig.').waitFor();
  assert.equal(await page.getByLabel(/^Bemærkning/).inputValue(), 'Ringer selv igen på mandag');
  await inspect(page, 'ikke-gemt', ['desktop', 'narrow']);
  // This time the server does it, but its answer is lost on the way.
  await page.unroute(address);
  let answered;
  await page.route(address, async (route) => {
    answered = (await route.fetch()).status();
    await route.abort();
  });
  // The first attempt's message stands until the second one fails, which may take a while.
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/applications'));
  await save(page).click();
  await lost;
  await banner.waitFor();
  assert.equal(answered, 201);
  await page.unroute(address);
  await save(page).dblclick();
  await page.getByRole('heading', { level: 1, name: 'Bertil Lundtofte' }).waitFor();
  assert.equal(await made(page, 'Bertil'), 1);
});

journey('switching the language in the middle of a form keeps what is typed', { as: 'consultant' }, async (page) => {
  await fillApplicant(page, 'Clara');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'New applicant' }).waitFor();
  await page.getByLabel('Given name').waitFor();
  await page.waitForFunction(() => document.getElementById('given_name').value === 'Clara');
  assert.equal(await page.getByLabel(/^Note/).inputValue(), 'Ringer selv igen på mandag');
  // A choice is put back too, also where its options are still being fetched.
  await page.waitForFunction(() => document.getElementById('programme_code').value === 'ssh');
  await page.waitForFunction(() => document.getElementById('cohort_id').value !== '');
  await page.getByRole('button', { name: 'Dansk' }).click();
  await page.waitForFunction(() => document.getElementById('given_name').value === 'Clara');
  await page.waitForFunction(() => document.getElementById('programme_code').value === 'ssh');
  await page.waitForFunction(() => document.getElementById('cohort_id').value !== '');
  await save(page).click();
  await page.getByRole('heading', { level: 1, name: 'Clara Lundtofte' }).waitFor();
  await page.getByText('Ringer selv igen på mandag').waitFor();
  // What was saved is not put into the next form.
  await page.goto('/rekruttering');
  await page.getByRole('link', { name: 'Ny ansøger' }).click();
  await page.getByLabel('Fornavn').waitFor();
  assert.equal(await page.getByLabel('Fornavn').inputValue(), '');
});

/** A talk that has been held, with no minutes yet. */
async function heldTalk(page) {
  const { items } = await ask(page, 'GET', '/tasks?group=week&limit=25');
  // The last of them: the first one is another journey's.
  const task = items.findLast((one) => one.action === 'invite');
  const invited = await ask(
    page, 'POST', `/tasks/${task.id}/talk`,
    { to: 'invite', meets_on: '2026-11-24', meets_time: '10:00', place: 'Lokale 3', form: 'in_person' },
    { 'Idempotency-Key': crypto.randomUUID() },
  );
  const held = { to: 'hold', held_on: '2026-11-23', form: 'in_person', companion: false };
  return ask(page, 'POST', `/talks/${invited.id}/transitions`, held, { 'If-Match': `"${invited.version}"` });
}

journey('two colleagues write the same minutes: the second is told, and loses nothing', { as: 'consultant' }, async (page) => {
  const talk = await heldTalk(page);
  const address = `/opfoelgning/samtale/${talk.id}`;
  const colleague = await open({});
  const problems = watch(colleague, new URL(page.url()).origin);
  await signIn(colleague, 'consultant');
  for (const one of [page, colleague]) {
    await one.goto(address);
    await one.getByRole('textbox', { name: 'Referat' }).waitFor();
  }
  await colleague.getByRole('textbox', { name: 'Referat' }).fill('Kollegaens referat');
  await colleague.getByRole('button', { name: 'Gem referat' }).click();
  await colleague.locator('button:not([disabled])', { hasText: 'Afslut samtalen' }).waitFor();

  await page.getByRole('textbox', { name: 'Referat' }).fill('Mit referat om de næste uger');
  await page.getByLabel('Eleven kan læse referatet').check();
  await page.getByRole('button', { name: 'Gem referat' }).click();
  const dialog = page.getByRole('dialog', { name: 'En anden har gemt imens' });
  await dialog.getByText(/^Mette Krogh gemte kl\. \d{1,2}\.\d\d\.$/).waitFor();
  await dialog.getByText('Din tekst').waitFor();
  await dialog.getByText('Mit referat om de næste uger').waitFor();
  await inspect(page, 'konflikt');
  await dialog.getByRole('button', { name: 'Hent den nyeste' }).click();
  // The newest is told beside the field, and one's own text stands in it.
  await page.getByText('Din tekst står i felterne igen.').waitFor();
  await card(page, 'Referat').getByText('Kollegaens referat').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Referat' }).inputValue(), 'Mit referat om de næste uger');
  assert.ok(await page.getByLabel('Eleven kan læse referatet').isChecked());
  await inspect(page, 'konflikt-hentet', ['desktop', 'narrow']);
  await page.getByRole('textbox', { name: 'Referat' }).fill('Kollegaens referat, og mit om de næste uger');
  await page.getByRole('button', { name: 'Gem referat' }).click();
  await page.getByText('Din tekst står i felterne igen.').waitFor({ state: 'detached' });
  await page.reload();
  await clean(page);
  assert.equal(await page.getByRole('textbox', { name: 'Referat' }).inputValue(), 'Kollegaens referat, og mit om de næste uger');
  assert.deepEqual(problems, []);
  await colleague.context().close();
});

journey('an address of nobody, and one of someone out of sight, lead to a plain answer', { as: 'supervisor' }, async (page) => {
  for (const path of ['/elever/01234567-89ab-7def-8123-456789abcdef', '/elever/nej', '/opfoelgning/samtale/nej', '/ansaettelse/nej']) {
    await page.goto(path);
    await page.getByText('Det findes ikke, eller du har ikke adgang til det.').or(page.locator('.ps-alert')).first().waitFor();
    await fits(page);
  }
});
