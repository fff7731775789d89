// The administrator adds somebody whose role is limited to some programmes.
import { clean, inspect, journey, toast } from './harness.mjs';

journey('a role is given for one programme, and the list says so', { as: 'administrator' }, async (page) => {
  await page.goto('/brugere');
  await page.getByRole('button', { name: 'Ny bruger' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny bruger' });
  await dialog.getByLabel('Navn').fill('Nikoline Frost');
  await dialog.getByLabel('E-mail').fill('nikoline.frost@strandby.example.dk');
  await dialog.getByLabel('Rolle').selectOption({ label: 'Uddannelseskonsulent' });
  await dialog.getByLabel('Gælder for').selectOption({ index: 1 });
  const programmes = dialog.getByRole('group', { name: /^Kun disse uddannelser/ });
  // Each programme can be chosen.
  await programmes.getByRole('checkbox').nth(2).waitFor();
  await programmes.getByLabel('Social- og sundhedshjælper').check();
  await programmes.getByLabel('Social- og sundhedsassistent').check();
  await programmes.getByLabel('Social- og sundhedsassistent').uncheck();
  await inspect(page, 'ny-bruger');
  await dialog.getByRole('button', { name: 'Opret bruger' }).click();
  await toast(page, 'Nikoline Frost er oprettet.');
  await page.goto('/brugere?search=Nikoline');
  const row = page.getByRole('row', { name: /Nikoline Frost/ });
  await row.getByText(/^Uddannelseskonsulent, .+: kun Social- og sundhedshjælper$/).waitFor();
  await clean(page);
});
