// What an item of a plan asks for: the trainee answers on her phone, the others see what they may see.
import assert from 'node:assert/strict';
import { ask, clean, inspect, journey } from './harness.mjs';

const PHONE = { window: 'phone' };
const PRIVACY = 'Jeg har læst, hvordan kommunen bruger mine oplysninger';
const PULSE = 'Ét spørgsmål: Følte du dig velkommen?';
const CONTACT = 'Må vi kontakte dig senere?';
const SIGNED = 'Uddannelsesaftalen er underskrevet og sendt til skolen';

/** The trainee's own plan, by her name where the reader has several. */
async function planOf(page, search = '') {
  const { items } = await ask(page, 'GET', `/traineeships?limit=5&search=${encodeURIComponent(search)}`);
  assert.ok(items.length > 0, 'a trainee is in sight');
  return items[0].id;
}

async function itemOf(page, id, title) {
  const { phases } = await ask(page, 'GET', `/traineeships/${id}/checklist`);
  const item = phases.flatMap((phase) => phase.items).find((one) => one.title === title);
  assert.ok(item, title);
  return item;
}

const row = (page, title) => page.locator('.ps-tickrow').filter({ has: page.getByText(title, { exact: true }) });

journey('the trainee reads, answers with one tap and fills in a small form', { as: 'trainee', ...PHONE }, async (page) => {
  const id = await planOf(page);
  // In the demonstration she has read it: taken back, it is to be read again.
  const { id: item, version } = await itemOf(page, id, PRIVACY);
  await ask(page, 'PUT', `/checklist-items/${item}/tick`, { done: false }, { 'If-Match': `"${version}"` });
  await page.goto(`/elever/${id}/plan`);
  await clean(page);

  const read = row(page, PRIVACY);
  await read.getByRole('button', { name: `Læs: ${PRIVACY}` }).tap();
  const text = page.getByRole('dialog', { name: PRIVACY });
  await text.getByText(/Datatilsynet/).waitFor();
  await inspect(page, 'svar-laes', ['phone', 'narrow']);
  await text.getByRole('button', { name: /Jeg har læst det/ }).tap();
  await read.getByText(/^Klaret/).waitFor();
  assert.equal(await read.getByRole('button', { name: /Jeg har læst det/ }).count(), 0, 'it is read once');

  const pulse = row(page, PULSE);
  await pulse.getByText('Svaret ses kun af Elev/studerende, Uddannelseskonsulent').waitFor();
  await pulse.getByRole('group', { name: PULSE }).getByRole('button', { name: '2', exact: true }).tap();
  await pulse.getByRole('button', { name: '2', exact: true, pressed: true }).waitFor();

  const contact = row(page, CONTACT);
  await contact.getByRole('button', { name: `Svar: ${CONTACT}` }).tap();
  const form = page.getByRole('dialog', { name: CONTACT });
  await form.getByRole('button', { name: 'Gem svar' }).tap();
  await form.getByText('Skal udfyldes.').first().waitFor();
  await form.getByRole('radio', { name: 'Ja' }).tap();
  await form.getByLabel(/^E-mail efter uddannelsen/).fill('ikke en adresse');
  await form.getByRole('button', { name: 'Gem svar' }).tap();
  await form.getByText('Det er ikke en e-mailadresse.').first().waitFor();
  await inspect(page, 'svar-skema', ['phone', 'narrow']);
  await form.getByLabel(/^E-mail efter uddannelsen/).fill('maryam@example.dk');
  await form.getByRole('button', { name: 'Gem svar' }).dblclick();
  await contact.getByText('Må vi kontakte dig: Ja').waitFor();
  await contact.getByText('E-mail efter uddannelsen: maryam@example.dk').waitFor();
  await inspect(page, 'svar-plan', ['phone', 'narrow']);

  // What was written stands after the page is loaded again, and in the form that changes it.
  await page.reload();
  await contact.getByRole('button', { name: `Ret svaret: ${CONTACT}` }).tap();
  assert.equal(await form.getByLabel(/^E-mail efter uddannelsen/).inputValue(), 'maryam@example.dk');
  await form.getByRole('button', { name: 'Annuller' }).tap();
  await clean(page);
});

journey('the supervisor sees that the question was answered, not what', { as: 'supervisor', ...PHONE }, async (page) => {
  const id = await planOf(page, 'Maryam Krasniqi');
  await page.goto(`/elever/${id}/plan`);
  const pulse = row(page, PULSE);
  await pulse.getByText('Maryam Krasniqi (Elev/studerende) har svaret').waitFor();
  assert.equal(await pulse.getByRole('button', { name: /Tidligere svar/ }).count(), 0);
  await row(page, CONTACT).getByText('Må vi kontakte dig: Ja').waitFor();
  await clean(page);
});

journey('the consultant sees the answer, what was answered before, and dates the agreement', { as: 'consultant' }, async (page) => {
  const id = await planOf(page, 'Maryam Krasniqi');
  await page.goto(`/elever/${id}/plan`);
  const pulse = row(page, PULSE);
  await pulse.getByRole('button', { name: '2', exact: true, pressed: true }).waitFor();
  await pulse.getByRole('button', { name: `Tidligere svar: ${PULSE}` }).click();
  const before = page.getByRole('dialog', { name: `Tidligere svar: ${PULSE}` });
  await before.locator('.ps-answer span').nth(1).waitFor();
  assert.deepEqual(await before.locator('.ps-answer span').allInnerTexts(), ['2', '4'], 'the newest first');
  await inspect(page, 'svar-historik', ['desktop', 'phone']);
  await before.getByRole('button', { name: 'Luk' }).click();

  const signed = row(page, SIGNED);
  await signed.getByRole('button', { name: new RegExp(`(Svar|Ret svaret): ${SIGNED}`) }).click();
  const form = page.getByRole('dialog', { name: SIGNED });
  await form.getByLabel('Dato').fill('24.12.2026');
  await form.getByRole('button', { name: 'Gem svar' }).click();
  await form.getByText('Datoen ligger i fremtiden.').first().waitFor();
  await form.getByLabel('Dato').fill('3.6.2026');
  await form.getByRole('button', { name: 'Gem svar' }).click();
  await signed.getByText('03.06.2026').waitFor();
  await clean(page);
  await inspect(page, 'svar-konsulent');
});
