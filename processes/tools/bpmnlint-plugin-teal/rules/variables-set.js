'use strict';

const { Outstanding } = require('../lib/outstanding');
const { Paths } = require('../lib/paths');
const { readings } = require('../lib/readings');
const { rule } = require('../lib/rule');
const { setBy } = require('../lib/setters');
const { quoted } = require('../lib/words');
const { calls, given } = require('../steps.json');

/**
 * A warning where a variable is read that something sets, but not on every path before. Whether such a path is ever taken may
 * depend on conditions, so it refuses nothing.
 */
module.exports = rule('variables-set', (diagram, report) => {
  // What the authors' own diagrams pass on to this process is not seen here.
  if (!diagram.isStartable && !Object.hasOwn(calls, diagram.process)) {
    return;
  }
  const fromOutside = diagram.isStartable ? given.start : calls[diagram.process].inputs.map(({ name }) => name);
  const setters = new Map();
  diagram.nodes.forEach((node) => (setBy(node) ?? []).forEach((name) =>
    setters.set(name, [...setters.get(name) ?? [], node])));
  const candidates = [...setters.keys()].filter((name) => !fromOutside.includes(name));
  const paths = new Paths(diagram);
  const outstanding = new Outstanding(paths, without, () => false).from(paths.begins(), candidates);
  const reached = outstanding.follow();
  const told = new Set();
  for (const [id, node, after, name] of readings(diagram)) {
    const missing = after ? outstanding.after(node) : reached.get(node);
    if (reached.has(node) && missing.has(name) && !told.has(`${id} ${name}`)) {
      told.add(`${id} ${name}`);
      report(id, 'some', { found: quoted(name), nodes: setters.get(name).map(({ shown }) => shown).join(' or ') });
    }
  }
});

function without(node, before) {
  const set = setBy(node);
  return set ? new Set([...before].filter((name) => !set.includes(name))) : new Set();
}
