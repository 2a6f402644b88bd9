// Packs what runs in Camunda Modeler: modeler-plugin/, Teal's rules as a plug-in, and for the tests modeler/, the Modeler's own
// parts. npm ci && npm run pack
import { cpSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const compileConfig = require('bpmnlint/lib/support/compile-config');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

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
  await build({
    entryPoints: [here(from)],
    outfile: made,
    bundle: true,
    minify: true,
    format: 'iife',
    plugins: [tealRules],
    logLevel: 'warning',
    ...more,
  });
  renameSync(made, here(to));
}

await pack('plugin/client.mjs', 'modeler-plugin/client.js');
cpSync(here('plugin/index.js'), here('modeler-plugin/index.js'));
await pack('modeler/modeler.mjs', 'modeler/modeler.js');
await pack('modeler/linter.mjs', 'modeler/linter.cjs', { platform: 'node', format: 'cjs' });
