// Every screen as the one who works in it: no error box, no axe violation, nothing wider than a window of 320 px.
import assert from 'node:assert/strict';
import { clean, inspect, journey } from './harness.mjs';

/** What must be on the screen before it is looked at, besides its heading. */
const SCREENS = {
  consultant: {
    opfoelgning: ['/opfoelgning', 'Vises fordi'],
    rekruttering: ['/rekruttering'],
    'rekruttering-tabel': ['/rekruttering?visning=tabel'],
    'rekruttering-ny': ['/rekruttering/ny'],
    elever: ['/elever'],
    vejledere: ['/vejledere'],
    ansaettelse: ['/ansaettelse'],
    skabeloner: ['/skabeloner'],
    noegletal: ['/noegletal'],
    import: ['/import'],
    uddannelser: ['/uddannelser'],
    konto: ['/konto'],
    mere: ['/mere'],
    'findes-ikke': ['/findes-ikke'],
  },
  administrator: {
    organisation: ['/organisation'],
    brugere: ['/brugere'],
    log: ['/log'],
  },
};

for (const [role, screens] of Object.entries(SCREENS)) {
  journey(`${role}: every screen is clean at three widths`, { as: role }, async (page) => {
    for (const [name, [path, words]] of Object.entries(screens)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      if (words) await page.getByText(words).first().waitFor();
      await clean(page);
      await inspect(page, name);
    }
  });
}

const TABS = ['', '/plan', '/vejledning', '/fravaer', '/samtaler', '/ansaettelse', '/historik'];

journey('consultant: every tab of the trainee card is clean at three widths', { as: 'consultant' }, async (page) => {
  await page.goto('/elever?search=krasniqi');
  await page.getByRole('link', { name: /Maryam Krasniqi/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /Maryam Krasniqi/ }).waitFor();
  const card = new URL(page.url()).pathname;
  for (const tab of TABS) {
    await page.goto(card + tab);
    await page.getByRole('navigation', { name: /Maryam Krasniqi/ }).waitFor();
    await clean(page);
    await inspect(page, `elev${tab.replace('/', '-')}`);
  }
});

const KNOWN = new Set(Object.values(SCREENS).flatMap((screens) => Object.values(screens).map(([path]) => path)));
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
    const entries = await page.locator('.ps-nav__a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.ok(entries.length > 0, 'the menu is empty');
    for (const entry of new Set([home, ...entries])) {
      await page.goto(entry);
      await clean(page);
      // What the consultant's walk does not look at is looked at here.
      if (!KNOWN.has(entry)) await inspect(page, `${role}${entry.replaceAll('/', '-')}`);
    }
  });
}
