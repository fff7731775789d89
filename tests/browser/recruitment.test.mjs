// An applicant's way over the board: from her application to a traineeship, and the ways out.
import assert from 'node:assert/strict';
import { ask, card, clean, inspect, journey, open, signIn, toast } from './harness.mjs';

/** Fills in a new applicant; each journey has its own name, so that they meet nobody else's. */
async function register(page, given, family, { interested = false } = {}) {
  await page.goto('/rekruttering');
  await page.getByRole('link', { name: 'Ny ansøger' }).click();
  await page.getByLabel('Fornavn').fill(given);
  await page.getByLabel('Efternavn').fill(family);
  await page.getByLabel('Fødselsdato').fill('12.04.2001');
  await page.getByLabel(/^E-mail/).fill(`${given.toLowerCase()}@example.org`);
  await page.getByLabel('Uddannelse').selectOption({ label: 'Social- og sundhedsassistent' });
  await page.getByLabel('Kilde').selectOption({ index: 1 });
  if (interested) {
    await page.getByLabel(/interesseret/i).check();
  } else {
    // A cohort is coming, so one is chosen: without it the field says so.
    await page.getByRole('button', { name: 'Opret ansøger' }).click();
    await page.locator('#cohort_id-error').getByText('Skal udfyldes.').waitFor();
    await page.getByLabel(/^Hold/).selectOption({ index: 1 });
  }
  await page.getByLabel(/^Bemærkning/).fill('Har kørekort');
  // Two clicks make one application.
  await page.getByRole('button', { name: 'Opret ansøger' }).dblclick();
  await page.getByRole('heading', { level: 1, name: `${given} ${family}` }).waitFor();
}

/** Chooses a move, fills in what it asks for, and waits until the application stands there. */
async function move(page, to, fill = async () => {}) {
  const name = new RegExp(`^Flyt til ${to}$`, 'i');
  await page.getByRole('button', { name }).click();
  const form = card(page, 'Næste skridt').locator('form');
  await fill(form);
  await form.getByRole('button', { name }).click();
  await page.locator('.ps-badge').filter({ hasText: new RegExp(`^${to}$`, 'i') }).first().waitFor();
}

async function conclude(page) {
  const interview = card(page, 'Samtale');
  await interview.getByRole('radio', { name: 'Indstilles' }).check();
  await interview.getByRole('button', { name: 'Gem min konklusion' }).click();
  await toast(page, 'Din konklusion er gemt.');
}

/** The plan that acceptance made from the template's layers, with due dates; an item is set aside with a reason. */
async function hasPlan(page) {
  await page.getByRole('link', { name: 'Onboarding' }).click();
  for (const layer of ['kommune', 'uddannelse']) await page.getByText(new RegExp(`^Fra ${layer}`, 'i')).first().waitFor();
  await card(page, 'Før første dag').getByText(/Senest|Skulle være klaret/).first().waitFor();
  await clean(page);
  await inspect(page, 'plan-lavet', ['desktop', 'narrow']);
  await page.getByRole('button', { name: /^Sæt som ikke relevant: / }).first().click();
  const why = page.getByRole('dialog', { name: 'Hvorfor er punktet ikke relevant?' });
  await why.getByRole('button', { name: 'Sæt som ikke relevant' }).click();
  await why.getByText('Skal udfyldes').first().waitFor();
  await why.getByLabel('Begrundelse').fill('Har gjort det på sit forrige sted');
  await why.getByRole('button', { name: 'Sæt som ikke relevant' }).click();
  await page.getByText('Begrundelse: Har gjort det på sit forrige sted').waitFor();
}

journey('an applicant goes from the board to a traineeship', { as: 'consultant' }, async (page) => {
  await register(page, 'Ragnhild', 'Åstrup');
  const address = page.url();
  await move(page, 'Screening');
  // Not before the requirements are met: the page says why.
  await card(page, 'Næste skridt').getByText('Alle krav skal være opfyldt eller have dispensation.').waitFor();
  const requirements = card(page, 'Adgangskrav');
  const count = await requirements.locator('li').count();
  assert.ok(count >= 2, 'the programme has requirements');
  for (let line = 0; line < count - 1; line += 1) {
    const one = requirements.locator('li').nth(line);
    await one.getByRole('button', { name: / er opfyldt$/ }).click();
    await one.locator('.ps-badge').filter({ hasText: /^Opfyldt$/ }).waitFor();
  }
  const last = requirements.locator('li').nth(count - 1);
  await last.getByRole('button', { name: /ikke opfyldt$/ }).click();
  await last.getByLabel(/^Dispensation/).fill('Tager faget i foråret');
  await last.getByRole('button', { name: 'Giv dispensation' }).click();
  await last.getByText('Dispensation: Tager faget i foråret').waitFor();
  await clean(page);
  await inspect(page, 'ansoegning');
  await move(page, 'Samtale');
  await conclude(page);
  await card(page, 'Næste skridt').getByText('To personer skal have skrevet deres konklusion.').waitFor();

  const leader = await open({});
  await signIn(leader, 'leader');
  await leader.goto(address);
  await conclude(leader);
  await leader.context().close();

  await page.reload();
  await move(page, 'Indstillet');
  await move(page, 'Tilbudt plads', async (form) => {
    await form.getByLabel('Sted').selectOption({ label: 'Plejecenter Havblik' });
    await form.getByLabel('Ansættelse', { exact: true }).selectOption({ index: 1 });
    await form.getByLabel('Svarfrist').fill('07.12.2026');
    // She is 25 when it begins: whether GF2 is in it must be answered.
    await form.getByRole('button', { name: /^Flyt til/ }).click();
    await form.locator('#gf2_included-error').getByText('Skal udfyldes.').waitFor();
    await inspect(page, 'tilbud-gf2', ['desktop', 'narrow']);
    await form.getByRole('group', { name: /Er GF2 med i ansættelsen/ }).getByRole('radio', { name: 'Ja, fra GF2' }).check();
  });
  await page.getByText('Ja, fra GF2').waitFor();
  await move(page, 'Accepteret', async (form) => {
    await form.getByLabel('Hvordan sagde ansøgeren ja?').fill('På mail 23.11.');
    if (await form.getByLabel('Første dag').count()) {
      await form.getByLabel('Første dag').fill('04.01.2027');
      await form.getByLabel('Sidste dag').fill('31.10.2029');
    }
  });
  await page.getByRole('link', { name: 'Se forløbet' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ragnhild Åstrup' }).waitFor();
  // Nothing known of her is lost on the way.
  await page.getByText('ragnhild@example.org').waitFor();
  await page.getByRole('link', { name: 'Historik' }).click();
  await page.getByText(/Mette Krogh/).first().waitFor();
  await hasPlan(page);
});

/** An applicant for the next cohort of helpers who is recommended: what others do on the way is done already. */
async function recommended(page, cohort, given) {
  const applicant = {
    given_name: given, family_name: 'Vestermark', birth_date: '2003-02-11', programme_code: 'ssh', cohort_id: cohort.id,
    entry_route: 'ordinary', source: 'website', received_on: '2026-11-20',
  };
  const { id } = await ask(page, 'POST', '/applications', applicant, { 'Idempotency-Key': crypto.randomUUID() });
  const path = `/applications/${id}`;
  let now = await ask(page, 'GET', path);
  const at = () => ({ 'If-Match': `"${now.version}"` });
  const step = async (to) => { now = await ask(page, 'POST', `${path}/transitions`, { to }, at()); };
  const conclude = async (who) => {
    now = await ask(who, 'PUT', `${path}/interview`, { held_on: '2026-11-23', conclusion: 'recommend' }, at());
  };
  await step('screening');
  for (const { code } of now.requirements) now = await ask(page, 'PUT', `${path}/requirements/${code}`, { met: true }, at());
  await step('interview');
  await conclude(page);
  const leader = await open({});
  await signIn(leader, 'leader');
  await conclude(leader);
  await leader.context().close();
  await step('recommended');
  return id;
}

journey('a full cohort has a waiting list; when a place is free, who waited is offered it', { as: 'consultant' }, async (page) => {
  const { items } = await ask(page, 'GET', '/cohorts?programme=ssh&open_on=2026-11-23&limit=100');
  let cohort = items.find((one) => one.starts_on >= '2026-11-23');
  const places = async (target_places) => {
    cohort = await ask(page, 'PATCH', `/cohorts/${cohort.id}`, { target_places }, { 'If-Match': `"${cohort.version}"` });
  };
  const id = await recommended(page, cohort, 'Liselotte');
  await places(0);
  await page.goto(`/rekruttering/${id}`);
  await page.getByRole('heading', { level: 1, name: 'Liselotte Vestermark' }).waitFor();
  await move(page, 'Venteliste');
  await card(page, 'Næste skridt').getByText('Holdet er fuldt.').waitFor();
  await page.goto('/rekruttering');
  await page.getByRole('region', { name: /Tavle/ }).getByRole('link', { name: 'Liselotte Vestermark' }).waitFor();
  await clean(page);
  await inspect(page, 'venteliste');

  await places(20);
  await page.getByRole('link', { name: 'Liselotte Vestermark' }).click();
  await move(page, 'Indstillet');
  await move(page, 'Tilbudt plads', async (form) => {
    assert.equal(await form.getByRole('group', { name: /Er GF2 med i ansættelsen/ }).count(), 0, 'a helper is not asked about GF2');
    await form.getByLabel('Sted').selectOption({ label: 'Plejecenter Havblik' });
    await form.getByLabel('Ansættelse', { exact: true }).selectOption({ index: 1 });
    await form.getByLabel('Svarfrist').fill('07.12.2026');
  });
  await page.getByText(/\d+ af 20 optaget/).first().waitFor();
});

journey('one who is only interested chooses a cohort when she applies', { as: 'consultant' }, async (page) => {
  await register(page, 'Ingelise', 'Grankvist', { interested: true });
  await page.getByRole('button', { name: 'Flyt til modtaget' }).click();
  const form = card(page, 'Næste skridt').locator('form');
  await form.getByLabel(/^Hold/).waitFor();
  await form.getByRole('button', { name: 'Flyt til modtaget' }).click();
  await form.locator('#cohort_id-error').getByText('Skal udfyldes.').waitFor();
  await form.getByLabel(/^Hold/).selectOption({ index: 1 });
  await inspect(page, 'vaelg-hold', ['desktop', 'narrow']);
  await form.getByRole('button', { name: 'Flyt til modtaget' }).click();
  await page.locator('.ps-badge').filter({ hasText: /^Modtaget$/ }).first().waitFor();
  await page.getByText(/· SSA\d{4}/).waitFor();
});

journey('the table shows the same as the board, and the ways out ask for a reason', { as: 'consultant' }, async (page) => {
  await register(page, 'Torbjørn', 'Ejlskov');
  await register(page, 'Sigrid', 'Ejlskov');
  await page.goto('/rekruttering');
  await page.getByRole('region', { name: /Tavle/ }).getByRole('link', { name: 'Sigrid Ejlskov' }).waitFor();
  await clean(page);
  await inspect(page, 'rekruttering-med-ansoegere');
  await page.getByRole('link', { name: 'Tabel' }).click();
  await page.getByRole('row', { name: /Torbjørn Ejlskov.*Modtaget/ }).waitFor();
  await page.getByRole('row', { name: /Sigrid Ejlskov/ }).getByRole('link').click();

  await page.getByRole('heading', { level: 1, name: 'Sigrid Ejlskov' }).waitFor();
  await page.getByRole('button', { name: /^Flyt til afslag/i }).or(page.getByRole('button', { name: /afvist/i })).first().click();
  const form = card(page, 'Næste skridt').locator('form');
  await form.getByRole('button', { name: /^Flyt til/ }).click();
  await form.getByText('Skal udfyldes').first().waitFor();
  await form.getByLabel('Årsag').selectOption({ label: 'Ingen plads' });
  // Who is turned away for want of a place is qualified or not: that is said, not left to a tick.
  await form.getByRole('radio', { name: 'Ja' }).check();
  await form.getByRole('button', { name: /^Flyt til/ }).click();
  await page.getByText('Ansøgningen er afsluttet.').waitFor();
  await page.getByText('Årsag til afslutning').waitFor();

  await page.goto('/rekruttering?visning=tabel');
  await page.getByRole('link', { name: 'Torbjørn Ejlskov' }).click();
  await page.getByRole('button', { name: /^Flyt til (trukket|tilbagetrukket)/i }).click();
  await card(page, 'Næste skridt').locator('form').getByRole('button', { name: /^Flyt til/ }).click();
  await page.getByText('Ansøgningen er afsluttet.').waitFor();
  await page.goto('/rekruttering');
  await page.getByRole('region', { name: /Tavle/ }).waitFor();
  await clean(page);
  assert.equal(await page.getByRole('link', { name: /Ejlskov/ }).count(), 0, 'who is out has left the board');
});

journey('several are moved together and each is judged by itself', { as: 'consultant' }, async (page) => {
  await register(page, 'Bodil', 'Samlet');
  await register(page, 'Carl', 'Samlet');
  await page.goto('/rekruttering?visning=tabel&search=samlet&status=all');
  const names = ['Bodil Samlet', 'Carl Samlet'];
  const dialog = page.getByRole('dialog', { name: /^Flyt 2 valgte/ });
  const choose = async (move) => {
    await page.getByRole('button', { name: 'Flyt valgte' }).click();
    await dialog.getByRole('button', { name: move }).click();
    await dialog.getByText('Bodil Samlet, Carl Samlet').or(dialog.getByText('Carl Samlet, Bodil Samlet')).waitFor();
    await dialog.locator('form').getByRole('button', { name: move }).click();
  };
  for (const name of names) await page.getByLabel(`Vælg ${name}`).check({ force: true });
  await page.getByRole('button', { name: 'Flyt valgte' }).click();
  await dialog.getByText('Hvad skal der ske?').waitFor();
  assert.equal(await dialog.getByRole('button', { name: 'Flyt til tilbudt plads' }).count(), 0);
  await clean(page);
  await inspect(page, 'rekruttering-flyt-valgte', ['desktop', 'phone']);
  await page.keyboard.press('Escape');
  await choose('Flyt til screening');
  await dialog.getByText('2 er flyttet').waitFor();
  await dialog.getByRole('button', { name: 'Luk' }).click();
  for (const name of names) await page.getByRole('row', { name }).getByText('Screening').waitFor();
  await page.locator('.ps-chosen').waitFor({ state: 'detached' });

  // Who cannot be moved stays chosen, and it is said why.
  for (const name of names) await page.getByLabel(`Vælg ${name}`).check({ force: true });
  await choose('Flyt til samtale');
  await dialog.getByText('Ingen er flyttet').waitFor();
  assert.equal(await dialog.getByText('Alle krav skal være opfyldt eller have dispensation.').count(), 2);
  await inspect(page, 'rekruttering-ikke-flyttet', ['desktop']);
  await dialog.getByRole('button', { name: 'Luk' }).click();
  await page.getByText('2 valgt').waitFor();
  // Who closes the dialog while they are moved is told all the same.
  await page.route('**/transitions', async (route) => {
    await new Promise((done) => setTimeout(done, 800));
    await route.continue();
  });
  await choose('Flyt til trukket tilbage');
  await dialog.getByText('1 af 2').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await dialog.getByText('2 er flyttet').waitFor();
  await dialog.getByRole('button', { name: 'Luk' }).click();
  for (const name of names) await page.getByRole('row', { name }).getByText('Trukket tilbage').waitFor();
});

journey('who comes by the jobcentre has a contact there, and the card says so', { as: 'consultant' }, async (page) => {
  await page.goto('/rekruttering/ny');
  const contact = page.getByLabel(/^Kontakt i jobcentret/);
  await page.getByLabel('Vej ind').waitFor();
  assert.equal(await contact.count(), 0, 'asked on that way in only');
  await page.getByLabel('Vej ind').selectOption({ label: 'Helsingør-modellen' });
  await contact.fill('Ole Opdigt');
  await page.getByLabel('Fornavn').fill('Nadja');
  await page.getByLabel('Efternavn').fill('Bro');
  await page.getByLabel('Fødselsdato').fill('12.04.2001');
  await page.getByLabel('Uddannelse').selectOption({ label: 'Social- og sundhedsassistent' });
  await page.getByLabel('Kilde').selectOption({ label: 'Jobcenter' });
  await page.getByLabel(/^Hold/).selectOption({ index: 1 });
  await inspect(page, 'ansoeger-fra-jobcenter');
  await page.getByRole('button', { name: 'Opret ansøger' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nadja Bro' }).waitFor();
  await page.getByRole('definition').filter({ hasText: 'Ole Opdigt' }).waitFor();
  await clean(page);
});
