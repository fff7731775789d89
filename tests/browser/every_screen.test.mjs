// Every screen as the one who works in it: no error box, no axe violation, nothing wider than a window of 320 px.
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
    skoler: ['/skoler'],
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

/** So many in one journey, so that a slow machine has time for each. */
const TOGETHER = 5;

for (const [role, screens] of Object.entries(SCREENS)) {
  const all = Object.entries(screens);
  for (let from = 0; from < all.length; from += TOGETHER) {
    const some = all.slice(from, from + TOGETHER);
    journey(`${some.map(([name]) => name).join(', ')} of ${role}: every screen is clean at three widths`, { as: role }, async (page) => {
      for (const [name, [path, words]] of some) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        if (words) await page.getByText(words).first().waitFor();
        await clean(page);
        await inspect(page, name);
      }
    });
  }
}
