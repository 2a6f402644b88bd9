// Draws ../*.bpmn as SVG, and as PNG too with --png: npm ci && npm run draw
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = (path) => new URL(path, import.meta.url);
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/** Runs in the page: the diagram's own SVG, on white (pages may be dark) and with a margin. */
async function draw(xml) {
  const margin = 20;
  const diagram = new BpmnJS({ container: document.body });
  await diagram.importXML(xml);
  const { svg } = await diagram.saveSVG();
  const box = diagram.get('canvas').getActiveLayer().getBBox();
  diagram.destroy();
  const [x, y] = [box.x - margin, box.y - margin].map(Math.round);
  const [width, height] = [box.width + 2 * margin, box.height + 2 * margin].map(Math.round);
  return svg
    .replace(/<svg([^>]*?) width="[^"]*" height="[^"]*" viewBox="[^"]*"/,
      `<svg$1 width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"`)
    .replace(/(<svg[^>]*>)/, `$1<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`);
}

/** Arrowheads have random ids: numbers instead, so that an unchanged diagram gives an unchanged file. */
function steady(svg) {
  const ids = [...new Set(svg.match(/marker-[a-z0-9]{20,}/g))];
  return svg.replace(/marker-[a-z0-9]{20,}/g, (id) => `marker-${ids.indexOf(id) + 1}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run'],
});
try {
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  for (const file of readdirSync(here('..')).filter((name) => name.endsWith('.bpmn'))) {
    const name = file.replace('.bpmn', '');
    await page.setContent('<body style="margin: 0"></body>');
    await page.addScriptTag({ path: viewer });
    const svg = steady(await page.evaluate(draw, readFileSync(here(`../${file}`), 'utf8')));
    writeFileSync(here(`${name}.svg`), svg);
    if (process.argv.includes('--png')) {
      await page.setContent(`<body style="margin: 0">${svg}</body>`);
      await page.locator('svg').screenshot({ path: here(`${name}.png`).pathname });
    }
    console.log(`${name}.svg`);
  }
} finally {
  await browser.close();
}
