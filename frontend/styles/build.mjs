// Makes app.css and its fonts: node styles/build.mjs <folder to write to>
// dkfds (Det Fælles Designsystem) is used as CSS only: without its @font-face, purged of what no
// screen names, and in a cascade layer under our own rules, which are never purged.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';

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

/** Copies the fonts that the rules name; the hash in the name lets them be kept for ever. */
function withHashedFonts(css) {
  return css.replace(/url\("([^"/]+)\.woff2"\)/g, (_, name) => {
    const source = join(dkfds, 'fonts/IBMPlexSans/split/woff2', `${name}.woff2`);
    const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
    copyFileSync(source, join(out, `${name}-${hash}.woff2`));
    return `url("${name}-${hash}.woff2")`;
  });
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const source = `@layer dkfds{${await purgedDesignSystem()}}\n${withHashedFonts(ownRules())}`;
const { code } = transform({ filename: 'app.css', code: Buffer.from(source), minify: true, targets: BROWSERS });
writeFileSync(join(out, 'app.css'), code);
