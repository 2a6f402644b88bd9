'use strict';

const { harmlessExpressions } = require('../lib/expressions');
const { names, read } = require('../lib/formula');
const { knownNames } = require('../lib/names');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { calls, steps } = require('../steps.json');

const NEAR = 2;

/**
 * Every variable that a diagram asks for is set by something. The Modeler sees neither forms of the authors' own nor callers, so
 * this is a warning here, and decided by the deployment.
 */
module.exports = rule('variables-known', (diagram, report) => {
  // What the authors' own diagrams pass on to this process is not seen here.
  if (!diagram.isStartable && !Object.hasOwn(calls, diagram.process)) {
    return;
  }
  const known = knownNames(diagram);
  const asked = new Map();
  const ask = (id, name) => asked.set(`${id} ${name}`, [id, name]);
  harmlessExpressions(diagram).forEach(([id, text]) => {
    const formula = read(text);
    (formula ? names(formula) : []).forEach((name) => ask(id, name));
  });
  for (const node of diagram.nodes) {
    node.extensions('In').filter(({ source }) => source !== undefined).forEach(({ source }) => ask(node.id, source));
    const collection = node.bo.loopCharacteristics?.collection;
    if (collection !== undefined && !collection.includes('{')) {
      ask(node.id, collection.trim());
    }
  }
  [...asked.values()].filter(([, name]) => !known.has(name)).forEach(([id, name]) => tell(id, name, known, report));
});

function tell(id, name, known, report) {
  const found = quoted(name);
  const setting = Object.values(steps).filter(({ sets }) => sets.includes(name)).map(({ title }) => `'${title}'`);
  const near = nearest(name, known);
  if (setting.length) {
    report(id, 'unset', { found, steps: setting.join(' or ') });
  } else if (near !== undefined) {
    report(id, 'near', { found, near: quoted(near) });
  } else {
    report(id, 'unknown', { found });
  }
}

function nearest(name, known) {
  let best;
  let least = NEAR + 1;
  for (const other of [...known].sort()) {
    const far = distance(name, other);
    if (far < least && far < other.length) {
      least = far;
      best = other;
    }
  }
  return best;
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function distance(one, other) {
  const row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    let diagonal = row[0];
    row[0] = i;
    for (let j = 1; j <= other.length; j += 1) {
      const changed = diagonal + (one[i - 1] === other[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(changed, row[j] + 1, row[j - 1] + 1);
    }
  }
  return row[other.length];
}
