// Draws diagrams as SVG, those in processes/ to pictures/ and the guide's examples beside themselves; as PNG too with --png:
// npm ci && npm run draw
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/** Diagrams, and the pictures of them without an ending. */
function drawings() {
  const own = diagrams(here('..')).map((name) => [here(`../${name}.bpmn`), here(`../pictures/${name}`)]);
  own.push([here('../../src/main/resources/teal/rules/release.bpmn'), here('../pictures/release')]);
  const examples = here('../../docs/examples');
  return [...own, ...readdirSync(examples).flatMap((example) => diagrams(`${examples}/${example}`)
    .map((name) => [`${examples}/${example}/${name}.bpmn`, `${examples}/${example}/${name}`]))];
}

function diagrams(directory) {
  return readdirSync(directory).filter((name) => name.endsWith('.bpmn')).map((name) => name.replace('.bpmn', ''));
}

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
  for (const [file, picture] of drawings()) {
    await page.setContent('<body style="margin: 0"></body>');
    await page.addScriptTag({ path: viewer });
    const svg = steady(await page.evaluate(draw, readFileSync(file, 'utf8')));
    writeFileSync(`${picture}.svg`, svg);
    if (process.argv.includes('--png')) {
      await page.setContent(`<body style="margin: 0">${svg}</body>`);
      await page.locator('svg').screenshot({ path: `${picture}.png` });
    }
    console.log(`${picture}.svg`);
  }
} finally {
  await browser.close();
}
