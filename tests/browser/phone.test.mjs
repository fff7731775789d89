// The supervisor and her trainee, each with a phone in the hand: what one writes, the other reads.
import assert from 'node:assert/strict';
import { card, clean, inspect, journey, toast } from './harness.mjs';

const PHONE = { window: 'phone' };
const TRAINEE = 'Maryam Krasniqi';

journey('the supervisor logs a session in five taps', { as: 'supervisor', ...PHONE }, async (page) => {
  await page.waitForURL('**/mine-elever');
  let taps = 0;
  const tap = async (what) => {
    taps += 1;
    await what.tap();
  };
  await tap(card(page, TRAINEE).getByRole('link', { name: 'Log vejledning' }));
  await page.getByRole('heading', { level: 1, name: 'Log vejledning' }).waitFor();
  await clean(page);
  await tap(page.getByRole('radio', { name: '45' }));
  await tap(page.getByRole('group', { name: /mål/ }).getByRole('checkbox').first());
  await tap(page.getByRole('button', { name: /Øve igen/ }));
  await inspect(page, 'log-vejledning');
  await tap(page.getByRole('button', { name: 'Gem 45 min. med Maryam' }));
  await page.waitForURL('**/mine-elever');
  await toast(page, 'Gemt: 45 min.');
  assert.ok(taps <= 5, `${taps} taps`);
  await card(page, TRAINEE).getByText('Sidst vejledt man. 23. nov., 45 min.').waitFor();
});

journey('what the supervisor has begun to write stays on the phone', { as: 'supervisor', ...PHONE }, async (page) => {
  await card(page, 'Maryam Silva').getByRole('link', { name: 'Log vejledning' }).tap();
  await page.getByLabel(/^Næste skridt/).fill('Læse instruksen om forflytning');
  await page.getByText('Kladde gemt på telefonen').waitFor();
  // Another number than the usual ones, and another day, are one tap and what is typed.
  await page.getByRole('radio', { name: 'Andet' }).tap();
  await page.getByLabel('Minutter', { exact: true }).fill('600');
  await page.getByRole('radio', { name: 'Anden dag' }).tap();
  await page.getByRole('button', { name: 'Gem 600 min. med Maryam' }).tap();
  await page.locator('#other-minutes-error').getByText('Fra 1 til 480').waitFor();
  await page.locator('#other-held_on-error').getByText('Skal udfyldes.').waitFor();
  await page.getByRole('alert').getByRole('link', { name: /^Dato/ }).tap();
  await page.waitForFunction(() => document.activeElement.id === 'other-held_on');
  await page.getByLabel('Minutter', { exact: true }).fill('20');
  await page.getByLabel('Dato', { exact: true }).fill('18.11.2026');
  await page.getByRole('button', { name: 'Gem 20 min. med Maryam' }).waitFor();
  await inspect(page, 'log-vejledning-andet', ['phone', 'narrow']);
  await page.reload();
  await page.getByLabel(/^Næste skridt/).waitFor();
  assert.equal(await page.getByLabel('Minutter', { exact: true }).inputValue(), '20');
  assert.equal(await page.getByLabel('Dato', { exact: true }).inputValue(), '18.11.2026');
  assert.equal(await page.getByLabel(/^Næste skridt/).inputValue(), 'Læse instruksen om forflytning');
});

journey('the supervisor ticks an item, and it stays ticked', { as: 'supervisor', ...PHONE }, async (page) => {
  const due = page.getByRole('region', { name: 'Det mangler du' });
  const item = due.getByRole('checkbox').first();
  const id = await item.getAttribute('id');
  const box = page.locator(`[id='${id}']`);
  await box.tap();
  await due.locator('li').filter({ has: box }).getByText(/har krydset af|Klaret/).first().waitFor();
  assert.ok(await box.isChecked());
});

journey('the supervisor reports absence and recovery, and raises a concern', { as: 'supervisor', ...PHONE }, async (page) => {
  const trainee = card(page, 'Cecilie Winther');
  await trainee.getByRole('button', { name: 'Meld fravær: Cecilie Winther' }).tap();
  const report = page.getByRole('dialog', { name: 'Meld fravær for Cecilie Winther' });
  await inspect(page, 'meld-fravaer', ['phone', 'narrow']);
  await report.getByRole('button', { name: 'Meld fravær' }).dblclick();
  await toast(page, 'Fraværet er meldt.');
  await trainee.getByText('Meldt fraværende siden man. 23. nov.').waitFor();
  await trainee.getByRole('button', { name: 'Meld rask: Cecilie Winther' }).tap();
  await page.getByRole('dialog', { name: 'Meld Cecilie Winther rask' }).getByRole('button', { name: 'Meld rask' }).tap();
  await toast(page, 'Raskmeldingen er registreret.');
  await trainee.getByRole('button', { name: 'Meld fravær: Cecilie Winther' }).waitFor();

  await trainee.getByRole('button', { name: /bekymring for Cecilie Winther/ }).tap();
  const concern = page.getByRole('dialog', { name: 'Bekymring for Cecilie Winther' });
  await concern.getByRole('button', { name: 'Send til konsulenten' }).tap();
  await concern.getByText('Skal udfyldes').first().waitFor();
  await concern.getByLabel('Hvad handler det om?').selectOption({ index: 1 });
  await concern.getByLabel('Fortæl kort, hvad du har set').fill('Er stille og går hjem, før dagen er slut.');
  await concern.getByRole('button', { name: 'Send til konsulenten' }).dblclick();
  await toast(page, 'Sendt til konsulenten.');
  await clean(page);
});

journey('the consultant sees the concern as a task, and takes it on', { as: 'consultant' }, async (page) => {
  await page.goto('/elever?search=cecilie+winther');
  await page.getByRole('link', { name: /Cecilie Winther/ }).first().click();
  await page.getByRole('link', { name: 'Vejledning og mål' }).click();
  await page.getByRole('button', { name: 'Vis bekymringer' }).click();
  await page.getByText('Er stille og går hjem, før dagen er slut.').waitFor();
  assert.equal(await page.getByText('Er stille og går hjem').count(), 1, 'two clicks made one concern');
  await inspect(page, 'bekymring');
  await page.getByRole('button', { name: 'Jeg tager den' }).click();
  await toast(page, 'Noteret. Opgaven er klaret.');
});

journey('the trainee reads the session, ticks her own item and reports sick', { as: 'trainee', ...PHONE }, async (page) => {
  await page.waitForURL('**/min-plan');
  const toRead = page.getByRole('region', { name: 'Ny vejledning at læse' });
  await toRead.getByText('Næste skridt: Øve igen').waitFor();
  await inspect(page, 'min-plan-med-vejledning', ['phone', 'narrow']);
  await toRead.getByRole('button', { name: /Jeg har læst det/ }).first().tap();
  await toast(page, 'Tak. Din vejleder kan se, at du har læst det.');

  const own = page.getByRole('region', { name: 'Det mangler du' });
  const box = page.locator(`[id='${await own.getByRole('checkbox').first().getAttribute('id')}']`);
  await box.tap();
  await own.locator('li').filter({ has: box }).getByText(/har krydset af|Klaret/).first().waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Hej Maryam' }).waitFor();
  for (const part of ['Din uge', 'Dit spor', 'Dine kontakter']) await page.getByRole('heading', { name: part }).waitFor();

  // To ask for a talk is to write to the supervisor, in the reader's language.
  const ask = (name) => page.getByRole('link', { name }).getAttribute('href');
  assert.equal(await ask('Bed om en samtale'), `mailto:nanna.jensen@example.dk?subject=${encodeURIComponent('Jeg vil gerne have en samtale')}`);
  await page.getByRole('button', { name: 'English' }).tap();
  assert.match(await ask('Ask for a talk'), /subject=I%20would%20like%20to%20have%20a%20talk$/);
  await page.getByRole('button', { name: 'Dansk' }).tap();

  // The button opens the form itself: nobody who is ill looks for a tab.
  await page.getByRole('button', { name: 'Meld syg' }).tap();
  const report = page.getByRole('dialog', { name: 'Meld fravær' });
  await report.getByText('Skriv ikke, hvorfor du er væk.').waitFor();
  await report.getByRole('button', { name: 'Meld fravær' }).dblclick();
  await toast(page, 'Fraværet er meldt.');
  await page.getByText('Meldt fraværende siden man. 23. nov.').waitFor();
  await page.getByRole('link', { name: /Hvad er der sket i mit forløb/ }).tap();
  await page.getByText(/Maryam Krasniqi/).nth(1).waitFor();
  await clean(page);
});

journey('the supervisor sees that her trainee is away and has read', { as: 'supervisor', ...PHONE }, async (page) => {
  await card(page, TRAINEE).getByText('Meldt fraværende i dag').waitFor();
  await card(page, TRAINEE).getByRole('link', { name: TRAINEE }).tap();
  await page.getByRole('link', { name: 'Vejledning og mål' }).tap();
  await page.getByText(/Læst af eleven/).first().waitFor();
});
