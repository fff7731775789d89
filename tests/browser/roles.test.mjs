// Who else works here: each opens at home, and every entry of her menu leads somewhere without an error.
import assert from 'node:assert/strict';
import { axe, clean, inspect, journey } from './harness.mjs';

const HOMES = {
  supervisor: '/mine-elever',
  trainee: '/min-plan',
  education_lead: '/opfoelgning',
  leader: '/opfoelgning',
  hr: '/elever',
  steering_group: '/noegletal',
};

for (const [role, home] of Object.entries(HOMES)) {
  journey(`${role}: opens at home, and every entry of the menu leads somewhere`, { as: role }, async (page) => {
    await page.waitForURL(`**${home}`);
    const shown = page.locator('.ps-nav__a:visible');
    const entries = await shown.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.ok(entries.length > 0, 'the menu is empty');
    for (const entry of entries) {
      await page.locator(`.ps-nav__a[href='${entry}']`).first().click();
      await page.locator(`.ps-nav__a[href='${entry}'][aria-current=page]`).first().waitFor();
      await clean(page);
      // The home, and what the consultant has no screen for; the others are looked at as hers.
      if (entry === home) await inspect(page, `${role}${entry.replaceAll('/', '-')}`);
      else await axe(page);
    }
  });
}
