// Makes app.css and its fonts: node styles/build.mjs <folder to write to>
// dkfds (Det Fælles Designsystem) is used as CSS only: without its @font-face, purged of what no
// screen names, and in a cascade layer under our own rules, which are never purged.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';
import subsetFont from 'subset-font';

// Later files win over earlier ones: what changes with the width of the window comes after the parts.
const PARTS = [
  'fonts', 'tokens', 'base', 'frame', 'shell', 'controls', 'worklist', 'trainee', 'timeline', 'plan', 'log', 'states',
  'board', 'figures', 'login', 'forms', 'lists', 'drawings', 'settings', 'narrow', 'preferences', 'print',
];

// Families of dkfds classes that the components put together at run time (`button-{kind}`).
const SAFELIST = {
  standard: [/^sr-only$/, /^skipnav$/, /^disabled$/],
  greedy: [
    /^button(-(primary|secondary|tertiary))?$/,
    /^form-(input|label|hint|error|checkbox|radio|group|error-message|select)$/,
    /^table$/,
  ],
};

// What of the fonts is used beside the letters: their distances, signs put together, and figures of one width.
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum'];

const BROWSERS = { chrome: 120 << 16, firefox: 121 << 16, safari: (17 << 16) | (2 << 8) };

const here = fileURLToPath(new URL('.', import.meta.url));
const frontend = resolve(here, '..');
const dkfds = join(frontend, 'node_modules/dkfds/dist');
const out = resolve(process.argv[2] ?? join(frontend, '../target/styles'));

async function purgedDesignSystem() {
  const css = readFileSync(join(dkfds, 'css/dkfds.css'), 'utf8')
    .replace(/@charset[^;]*;/, '')
    .replace(/@font-face\s*{[^}]*}/g, '');
  const [result] = await new PurgeCSS().purge({
    content: [join(frontend, 'src/**/*.rs'), join(frontend, 'assets/*.html')],
    css: [{ raw: css }],
    safelist: SAFELIST,
    variables: true,
    keyframes: true,
  });
  return result.css;
}

function ownRules() {
  return PARTS.map((part) => readFileSync(join(here, `${part}.css`), 'utf8')).join('\n');
}

/** The letters in a range as CSS writes it: `U+20-7E, U+C6`. */
function lettersOf(range) {
  const bounds = [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from, to = from]) => [parseInt(from, 16), parseInt(to, 16)]);
  return bounds.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))).join('');
}

/** Cuts each font that the rules name down to the letters of its range, and names it by what it holds, so that it can be kept for ever. */
async function withFonts(css) {
  let written = css;
  for (const [rule, name, kind, range] of css.matchAll(/@font-face{[^}]*url\("([^"/.]+)(\.more)?\.woff2"\)[^}]*unicode-range:([^};]+)[^}]*}/g)) {
    const whole = readFileSync(join(dkfds, 'fonts/IBMPlexSans/complete/woff2', `${name}.woff2`));
    const font = await subsetFont(whole, lettersOf(range), { targetFormat: 'woff2', noHinting: true, keepFeatures: FEATURES });
    const named = `${name}${kind ?? ''}`;
    const file = `${named}-${createHash('sha256').update(font).digest('hex').slice(0, 16)}.woff2`;
    writeFileSync(join(out, file), font);
    written = written.replace(rule, rule.replace(`${named}.woff2`, file));
  }
  return written;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const source = `@layer dkfds{${await purgedDesignSystem()}}\n${await withFonts(ownRules())}`;
const { code } = transform({ filename: 'app.css', code: Buffer.from(source), minify: true, targets: BROWSERS });
writeFileSync(join(out, 'app.css'), code);
