// Every tab of the trainee card, as the consultant sees it.
import { clean, inspect, journey } from './harness.mjs';

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
