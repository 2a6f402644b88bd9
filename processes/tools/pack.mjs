// Packs what runs in Camunda Modeler: modeler-plugin/, Teal's rules as a plug-in, and for the tests modeler/, the Modeler's own
// parts. The plug-in is also in Teal's jar: PackedPluginTest copies it there. npm ci && npm run pack
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const compileConfig = require('bpmnlint/lib/support/compile-config');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const [, version] = readFileSync(here('../../pom.xml'), 'utf8').match(/<artifactId>teal<\/artifactId>\s*<version>(.*?)<\/version>/);

/** The rules of .bpmnlintrc as one module: a browser cannot look for them in node_modules. */
const tealRules = {
  name: 'teal-rules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^teal-rules$/ }, ({ path }) => ({ path, namespace: 'teal' }));
    onLoad({ filter: /.*/, namespace: 'teal' }, async () => ({
      contents: await compileConfig(
        JSON.parse(readFileSync(here('../.bpmnlintrc'), 'utf8')), new NodeResolver({ require })),
      resolveDir: here('.'),
    }));
  },
};

/** Put in place whole: the page may be open while it is packed anew. */
async function pack(from, to, more) {
  const made = here(`${to}.${process.pid}`);
  const { metafile } = await build({
    absWorkingDir: here('.'),
    entryPoints: [here(from)],
    outfile: made,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    define: { TEAL_VERSION: JSON.stringify(version) },
    plugins: [tealRules],
    logLevel: 'warning',
    ...more,
  });
  renameSync(made, here(to));
  return metafile;
}

/** The licences of the packages that were packed, which want to stay with them. */
function licences({ inputs }) {
  const packages = new Set(Object.keys(inputs).flatMap((path) =>
    path.match(/^(?:teal:)?node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  return [...packages].sort().map((name) => {
    const directory = here(`node_modules/${name}`);
    const { license, version: packed } = JSON.parse(readFileSync(`${directory}/package.json`, 'utf8'));
    const file = readdirSync(directory).find((one) => /^licen[cs]e/i.test(one));
    const text = file && existsSync(`${directory}/${file}`) ? readFileSync(`${directory}/${file}`, 'utf8').trim() : '';
    return `${name} ${packed}: ${license}\n\n${text}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

const packed = await pack('plugin/client.mjs', 'modeler-plugin/client.js', { minify: false });
writeFileSync(here('modeler-plugin/LICENSES.txt'), licences(packed));
cpSync(here('plugin/index.js'), here('modeler-plugin/index.js'));
await pack('modeler/modeler.mjs', 'modeler/modeler.js');
await pack('modeler/linter.mjs', 'modeler/linter.cjs', { platform: 'node', format: 'cjs' });
