// One measurement each: what a slow phone sees from the first request to the screen that can be used.

// The flags keep Chromium from calling anyone but the page's own server.
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Whose first screen is measured. */
export const ROLES = ['supervisor', 'trainee', 'consultant'];

const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' };

/** A page on the slow phone, which counts what it fetches and how often things jump. */
async function slow(context) {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const counted = { requests: 0, bytes: 0 };
  client.on('Network.requestWillBeSent', ({ request }) => { counted.requests += request.url.startsWith('http') ? 1 : 0; });
  client.on('Network.loadingFinished', ({ encodedDataLength }) => { counted.bytes += encodedDataLength; });
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', LINE);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return { page, counted };
}

async function seen({ page, counted }, ready) {
  await ready(page);
  const ms = Math.round(await page.evaluate(() => performance.now()));
  // What still comes in belongs to the screen too.
  await page.waitForLoadState('networkidle');
  const [shift, elements] = await page.evaluate(() => [window.shifts, document.querySelectorAll('*').length]);
  const kilobytes = Math.round(counted.bytes / 100) / 10;
  return { ms, kilobytes, requests: counted.requests, shift: Math.round(shift * 1000) / 1000, elements };
}

/** Cold in a new browser, then warm in the same. */
async function twice(browser, base, options, ready) {
  const context = await browser.newContext({ ...PHONE, baseURL: base, ...options });
  try {
    const visit = async () => {
      const phone = await slow(context);
      await phone.page.goto('/');
      const told = await seen(phone, ready);
      await phone.page.close();
      return told;
    };
    return { cold: await visit(), warm: await visit() };
  } finally {
    await context.close();
  }
}

/** The page for signing in, until a letter that is typed stands in it. */
export function signInPage(browser, base) {
  return twice(browser, base, {}, (page) => page.locator('input[type=email]').fill('a'));
}

/** The first screen of somebody who is signed in, until its rows stand there. */
export function start(browser, base, storageState) {
  return twice(browser, base, { storageState }, async (page) => {
    await page.locator('h1').first().waitFor();
    await page.locator('.ps-skel').first().waitFor({ state: 'detached' });
  });
}

async function login(base, role) {
  const logins = await (await fetch(new URL('/api/v1/demo/logins', base))).json();
  return logins.find((known) => known.role === role);
}

/** What a browser holds after this role has signed in. */
export async function storageOf(browser, base, role) {
  const context = await browser.newContext({ ...PHONE, baseURL: base });
  const page = await context.newPage();
  const { email, password } = await login(base, role);
  await page.goto('/');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  await page.locator('h1').first().waitFor();
  const storage = await context.storageState();
  await context.close();
  return storage;
}

/** How long after what a person does something is painted, as the browser itself counts it (Event Timing). */
export async function interactions(browser, base) {
  const storageState = await storageOf(browser, base, 'consultant');
  const context = await browser.newContext({ baseURL: base, storageState, viewport: { width: 1440, height: 900 }, locale: 'da-DK' });
  const { page } = await slow(context);
  await page.addInitScript(() => {
    window.painted = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) window.painted.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  const measured = async (what, steps) => {
    await page.evaluate(() => { window.painted.length = 0; });
    for (const step of steps) {
      await step();
      await page.waitForTimeout(400);
    }
    // What was painted within a frame is not reported: it took at most that.
    const times = await page.evaluate(() => window.painted);
    return { what, times: times.length > 0 ? times : [16] };
  };
  try {
    await page.goto('/opfoelgning');
    const more = page.locator('main .ps-row__act button[aria-label]');
    await more.first().waitFor();
    const row = await measured('dialog of a row of Opfølgning', [0, 1, 2, 3].map((at) => async () => {
      await more.nth(at).click();
      await page.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');
    }));
    await page.goto('/elever');
    const search = page.locator('main input[type=search]').first();
    await search.waitFor();
    const typed = await measured('typing in a search', [...'jensen'].map((letter) => () => search.press(letter)));
    const filter = page.locator('main select').first();
    const chosen = await measured('filter of a list', [1, 2, 0].map((index) => () => filter.selectOption({ index })));
    return [row, typed, chosen];
  } finally {
    await context.close();
  }
}
