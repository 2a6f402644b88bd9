// Lints diagrams like `npm run lint`, and prints what it finds as JSON: node report.mjs a.bpmn b.bpmn
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const { BpmnModdle } = require('bpmn-moddle');

const config = JSON.parse(readFileSync(new URL('../.bpmnlintrc', import.meta.url), 'utf8'));
const extensions = Object.fromEntries(
  Object.entries(config.moddleExtensions).map(([name, file]) => [name, require(file)]));

async function lint(file) {
  const linter = new Linter({ config, resolver: new NodeResolver({ require }) });
  const { rootElement } = await new BpmnModdle(extensions).fromXML(readFileSync(file, 'utf8'));
  return Object.entries(await linter.lint(rootElement)).flatMap(([rule, reports]) => reports.map((report) => ({
    path: file, element: report.id ?? '', rule, category: report.category, message: report.message,
  })));
}

const found = [];
for (const file of process.argv.slice(2)) {
  found.push(...await lint(file));
}
console.log(JSON.stringify(found));
