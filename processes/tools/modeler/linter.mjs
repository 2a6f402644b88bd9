// Lints diagrams as Camunda Modeler does: finds the plug-in, runs its script as in the Modeler's window, and asks the Modeler's
// own linter. Prints what it finds as JSON: node linter.cjs DIRECTORY a.bpmn b.bpmn, with the plug-in in DIRECTORY/plugins/*
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { Linter } from '@camunda/linting';

const [directory, ...files] = process.argv.slice(2);

globalThis.window = globalThis;
for (const plugin of readdirSync(join(directory, 'plugins'))) {
  const base = join(directory, 'plugins', plugin);
  const { name, script } = createRequire(join(base, 'index.js'))('./index.js');
  if (!name || !existsSync(join(base, script))) {
    throw new Error(`the Modeler would not load ${base}: a plug-in has a name and a script`);
  }
  runInThisContext(readFileSync(join(base, script), 'utf8'), join(base, script));
}
const plugins = window.plugins.filter(({ type }) => type === 'lintRules.bpmn').map(({ plugin }) => plugin);

async function lint(file) {
  const reports = await new Linter({ modeler: 'desktop', type: 'platform', plugins })
    .lint(readFileSync(file, 'utf8'));
  return reports.map(({ id, rule, category, message }) => ({ path: file, element: id ?? '', rule, category, message }));
}

Promise.all(files.map(lint)).then((found) => console.log(JSON.stringify(found.flat())));
