// The figures as one page: a bar for each, its spread, and a mark where the goal is.

const WIDTH = 480;
const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function bar({ least, middle, most, goal }) {
  const full = Math.max(most, goal ?? 0) * 1.05 || 1;
  const at = (value) => Math.round((value / full) * WIDTH);
  const colour = goal === undefined || middle <= goal ? '#1d6a3c' : '#b0241c';
  const mark = goal === undefined ? '' : `<line x1="${at(goal)}" x2="${at(goal)}" y1="0" y2="20" stroke="#13211e" stroke-width="2"/>`;
  return `<svg width="${WIDTH}" height="20" role="img" aria-label="${middle}"><rect width="${at(middle)}" y="4" height="12" fill="${colour}"/>`
    + `<line x1="${at(least)}" x2="${at(most)}" y1="10" y2="10" stroke="#586661" stroke-width="2"/>${mark}</svg>`;
}

/** The page. */
export function drawn(figures) {
  const rows = figures.map((figure) => {
    const { what, unit, goal, least, middle, most } = figure;
    return `<tr><td>${escaped(what)}</td><td>${bar(figure)}</td><td>${middle} ${escaped(unit)}</td><td>${least} … ${most}</td><td>${goal ?? ''}</td></tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Praktikspor on a slow phone</title>
<style>body{font:15px/1.5 sans-serif;margin:2rem}td,th{padding:.3rem 1rem .3rem 0;text-align:left}</style>
<h1>On a slow phone</h1><p>Processor 4 × slower, 1.6 Mbit/s, 150 ms; the middle of all rounds, its spread, and the goal as a mark.</p>
<table><tr><th>what</th><th></th><th>middle</th><th>spread</th><th>goal</th></tr>${rows.join('\n')}</table></html>`;
}
