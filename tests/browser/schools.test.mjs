// Schools and contacts: added, called, corrected, out of use and back, at a desk and on a phone.
import assert from 'node:assert/strict';
import { ask, card, clean, inspect, journey, open, signIn, toast } from './harness.mjs';

/** Fills in the contact's dialog. */
async function writes(dialog, { name, role, phone, email, note }) {
  await dialog.getByLabel('Navn').fill(name);
  await dialog.getByLabel('Rolle').selectOption({ label: role });
  await dialog.getByLabel(/^Telefon/).fill(phone);
  await dialog.getByLabel(/^E-mail/).fill(email);
  await dialog.getByLabel(/^Bemærkning/).fill(note);
}

journey('a school is added with a contact, taken out of use and back', { as: 'consultant' }, async (page) => {
  await page.getByRole('link', { name: 'Skoler og kontakter' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Skoler og kontakter' }).waitFor();
  await page.getByRole('row', { name: /SOSU H.*Jens Påfund/ }).waitFor();
  await clean(page);
  await inspect(page, 'skoler');

  await page.getByRole('button', { name: 'Tilføj skole m.m.' }).click();
  const fresh = page.getByRole('dialog', { name: 'Ny skole eller samarbejdspartner' });
  await fresh.getByRole('button', { name: 'Tilføj' }).click();
  await fresh.getByText('Ret 2 felter').waitFor();
  await fresh.getByLabel('Type').selectOption({ label: 'Skole' });
  await fresh.getByLabel('Navn').fill('Strandby Erhvervsskole');
  await fresh.getByLabel(/^Hjemmeside/).fill('javascript:alert(1)');
  await fresh.getByRole('button', { name: 'Tilføj' }).click();
  await fresh.getByText('Det er ikke en webadresse.').waitFor();
  await fresh.getByLabel(/^Hjemmeside/).fill('erhvervsskolen.example.dk');
  await fresh.getByLabel(/^Hovednummer/).fill('05 45 53 47');
  await inspect(page, 'skole-ny');
  await fresh.getByRole('button', { name: 'Tilføj' }).dblclick();
  await toast(page, 'Strandby Erhvervsskole er tilføjet.');
  await page.getByRole('heading', { level: 1, name: 'Strandby Erhvervsskole' }).waitFor();

  const facts = card(page, 'Oplysninger');
  assert.equal(await facts.getByRole('link', { name: '+45 05 45 53 47' }).getAttribute('href'), 'tel:+4505455347');
  assert.equal(await facts.getByRole('link', { name: 'erhvervsskolen.example.dk' }).getAttribute('href'), 'https://erhvervsskolen.example.dk');

  const contacts = card(page, 'Kontakter');
  await contacts.getByText('Der er ingen kontakter endnu. Tilføj den, I ringer til.').waitFor();
  await contacts.getByRole('button', { name: 'Tilføj kontakt' }).click();
  const writing = page.getByRole('dialog', { name: 'Ny kontakt hos Strandby Erhvervsskole' });
  await writes(writing, { name: 'Ane Opdigt', role: 'Kontaktlærer', phone: '05124051', email: 'ane', note: 'Ring efter kl. 14.' });
  await writing.getByRole('button', { name: 'Tilføj kontakt' }).click();
  await writing.getByText('Det er ikke en e-mailadresse.').waitFor();
  await writing.getByLabel(/^E-mail/).fill('ane.opdigt@example.dk');
  await inspect(page, 'skole-kontakt');
  await writing.getByRole('button', { name: 'Tilføj kontakt' }).dblclick();
  await toast(page, 'Ane Opdigt er tilføjet.');
  const ane = contacts.getByRole('listitem').filter({ hasText: 'Ane Opdigt' });
  assert.equal(await ane.getByRole('link', { name: 'ane.opdigt@example.dk' }).getAttribute('href'), 'mailto:ane.opdigt@example.dk');
  assert.equal(await contacts.getByRole('listitem').count(), 1, 'two clicks added one contact');

  await ane.getByRole('button', { name: 'Ret Ane Opdigt' }).click();
  const correcting = page.getByRole('dialog', { name: 'Ret Ane Opdigt' });
  assert.equal(await correcting.getByLabel('Rolle').inputValue(), 'contact_teacher');
  await correcting.getByLabel('Rolle').selectOption({ label: 'Praktikkoordinator' });
  await correcting.getByRole('button', { name: 'Gem' }).click();
  await toast(page, 'Ane Opdigt er gemt.');
  await ane.getByText('Praktikkoordinator').waitFor();
  await clean(page);
  await inspect(page, 'skole-kort');

  const meetings = card(page, 'Møder og aftaler');
  await meetings.getByRole('button', { name: 'Notér møde' }).click();
  const noting = page.getByRole('dialog', { name: 'Møde med Strandby Erhvervsskole' });
  await noting.getByLabel('Dato').fill('20.11.2026');
  await noting.getByLabel('Emne').fill('Optag i februar');
  await noting.getByLabel(/^Kort om det/).fill('Næste hold er på 12. Vi sender navnene i december.');
  await inspect(page, 'skole-moede');
  await noting.getByRole('button', { name: 'Notér møde' }).dblclick();
  await toast(page, 'Mødet er noteret.');
  await meetings.getByText(/20\. nov\..* · Mette Krogh/).waitFor();
  assert.equal(await meetings.getByRole('listitem').count(), 1, 'two clicks noted one meeting');
  await meetings.getByRole('button', { name: 'Ret Optag i februar' }).click();
  await page.getByRole('dialog', { name: 'Ret Optag i februar' }).getByLabel('Emne').fill('Optag i februar og august');
  await page.getByRole('dialog').getByRole('button', { name: 'Gem' }).click();
  await toast(page, 'Mødet er rettet.');
  await meetings.getByText('Optag i februar og august').waitFor();
  await inspect(page, 'skole-moeder');

  const use = card(page, 'Brug');
  await use.getByText('Afslut kontakterne først.').waitFor();
  assert.ok(await use.getByRole('button', { name: 'Tag ud af brug' }).isDisabled());
  await ane.getByRole('button', { name: 'Afslut Ane Opdigt' }).click();
  await toast(page, 'Ane Opdigt er ikke kontakt mere.');
  await use.getByRole('button', { name: 'Tag ud af brug' }).click();
  await toast(page, 'Strandby Erhvervsskole: Ude af brug.');
  // The table of the machine names the way back.
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await use.getByRole('button', { name: 'Tag ud af brug' }).click();
  await page.getByRole('button', { name: 'Fortryd' }).waitFor();
  await use.getByText('Stedet kan læses, men ikke vælges.').waitFor();
  await contacts.getByText('Tidligere kontakter (1)').click();
  await contacts.getByText('Ane Opdigt').waitFor();
  assert.equal(await contacts.getByRole('button').count(), 0, 'what is out of use is only read');
  await inspect(page, 'skole-ude-af-brug');

  await page.goto('/skoler?search=erhvervsskole');
  await page.getByText('Ingen skoler passer').waitFor();
  await page.goto('/skoler?search=erhvervsskole&status=out_of_use');
  await page.getByRole('link', { name: 'Strandby Erhvervsskole' }).first().click();
  await use.getByRole('button', { name: 'Tag i brug igen' }).click();
  await toast(page, 'Strandby Erhvervsskole: I brug.');
  await contacts.getByText('Tidligere kontakter (1)').click();
  await contacts.getByRole('button', { name: 'Tag Ane Opdigt i brug igen' }).click();
  await toast(page, 'Ane Opdigt er kontakt igen.');
  await ane.getByRole('button', { name: 'Afslut Ane Opdigt' }).waitFor();
  await clean(page);
});

journey('on a phone a contact is found, called and corrected', { as: 'hr', window: 'phone' }, async (page) => {
  await page.goto('/skoler?search=sosu');
  await page.getByRole('link', { name: 'SOSU H' }).first().tap();
  await page.getByRole('link', { name: '+45 05 12 40 11' }).waitFor();
  await page.getByRole('button', { name: 'Ret oplysninger' }).tap();
  const facts = page.getByRole('dialog', { name: 'Ret oplysninger' });
  assert.equal(await facts.getByLabel('Navn').inputValue(), 'SOSU H');
  await facts.getByLabel(/^Fælles e-mail/).fill('praktik@example.dk');
  await inspect(page, 'skole-ret', ['phone', 'narrow']);
  await facts.getByRole('button', { name: 'Gem' }).tap();
  await toast(page, 'Oplysningerne er gemt.');
  await card(page, 'Oplysninger').getByRole('link', { name: 'praktik@example.dk' }).waitFor();
  await clean(page);
});

journey('what somebody else saved meanwhile is not written over, and what was written comes back', { as: 'consultant' }, async (page) => {
  await page.goto('/skoler?search=niels');
  await page.getByRole('link', { name: 'Niels Brock' }).first().click();
  await page.getByRole('button', { name: 'Ret oplysninger' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ret oplysninger' });
  await dialog.getByLabel(/^Bemærkning/).fill('Kontorelever og detail.');
  const path = `/external-organisations/${page.url().split('/').pop()}`;
  const other = await open({ window: 'desktop' });
  await signIn(other, 'hr');
  const { line } = await ask(other, 'GET', path);
  const said = { kind: line.kind, name: line.name, phone: '05124060', note: 'Handelsskole i København.' };
  await ask(other, 'PUT', path, said, { 'If-Match': `"${line.version}"` });
  await other.context().close();
  await dialog.getByRole('button', { name: 'Gem' }).click();
  const conflict = page.getByRole('dialog', { name: 'En anden har gemt imens' });
  await conflict.getByText(/^Hanne Ravn gemte/).waitFor();
  await conflict.getByRole('button', { name: 'Hent den nyeste' }).click();
  await card(page, 'Oplysninger').getByRole('link', { name: '+45 05 12 40 60' }).waitFor();
  await page.getByRole('button', { name: 'Ret oplysninger' }).click();
  await dialog.getByText('Din tekst står i felterne igen.').waitFor();
  assert.equal(await dialog.getByLabel(/^Bemærkning/).inputValue(), 'Kontorelever og detail.');
  await dialog.getByRole('button', { name: 'Gem' }).click();
  await toast(page, 'Oplysningerne er gemt.');
  await card(page, 'Oplysninger').getByText('Kontorelever og detail.').waitFor();
});

journey('who leads a place reads the schools and changes nothing', { as: 'leader' }, async (page) => {
  await page.goto('/skoler');
  await page.getByRole('link', { name: 'SOSU H' }).first().click();
  await card(page, 'Kontakter').getByText('Jens Påfund').waitFor();
  assert.equal(await page.locator('main').getByRole('button', { name: /^(Tilføj|Ret|Afslut|Tag)/ }).count(), 0);
  await clean(page);
});
