// A whole errand without a mouse: signing in, the skip link, search, a trainee, a tab, and a dialog that gives the focus back.
import assert from 'node:assert/strict';
import { account, focused, journey } from './harness.mjs';

/** Presses Tab until what has the focus is called so; fails where it never is, as it would for a person. */
async function tabTo(page, name, key = 'Tab', most = 60) {
  const met = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press(key);
    const { text } = await focused(page);
    if (name.test(text)) return;
    met.push(text.slice(0, 24));
  }
  assert.fail(`${name} was not reached by ${key}: ${met.join(' | ')}`);
}

/** Whether a person sees where the focus is. */
async function isSeen(page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  });
}

journey('an errand with the keyboard alone', {}, async (page) => {
  const { email, password } = await account('consultant');
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Log ind' }).waitFor();
  await tabTo(page, /^E-mail$/);
  await page.keyboard.type(email);
  await tabTo(page, /^Adgangskode$/);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/opfoelgning');
  await page.locator('.ps-row').first().waitFor();

  await tabTo(page, /^Gå til indhold$/, 'Shift+Tab');
  assert.ok(await isSeen(page), 'the skip link shows that it has the focus');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'indhold');

  await page.keyboard.press('/');
  assert.match((await focused(page)).text, /Søg efter elev/);
  await page.keyboard.type('soeren bjerregaard');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Søren Bjerregaard/ }).first().waitFor();
  await tabTo(page, /^Søren Bjerregaard/);
  assert.ok(await isSeen(page), 'the link shows that it has the focus');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Søren Bjerregaard' }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');

  await tabTo(page, /^Fravær$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/fravaer');
  await page.getByRole('button', { name: 'Meld fravær' }).waitFor();
  await tabTo(page, /^Meld fravær$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Meld fravær' });
  await dialog.waitFor();
  assert.ok(await page.evaluate(() => document.querySelector('dialog[open]').contains(document.activeElement)), 'the focus is in the dialog');
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press('Tab');
    const within = await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null);
    assert.ok(within, 'the focus does not leave the dialog');
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal((await focused(page)).text, 'Meld fravær', 'the focus is back on what opened the dialog');

  // The shortcuts: to a screen, and their help.
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.waitForURL('**/opfoelgning');
  await page.locator('.ps-row').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'ps-row__name');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Tastaturgenveje' }).waitFor();
  await page.keyboard.press('Escape');
});
