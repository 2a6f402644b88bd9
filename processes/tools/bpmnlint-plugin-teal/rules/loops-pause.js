'use strict';

const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');
const { quoted } = require('../lib/words');
const { mostRepeats } = require('../steps.json');

/** Every loop has something in it that takes its time, and nothing is repeated more often than a release may. */
module.exports = rule('loops-pause', (diagram, report) => {
  const paths = new Paths(diagram);
  const told = new Set();
  for (const node of diagram.nodes) {
    if (!node.rests && !told.has(node)) {
      const reached = reach(node, paths, ({ rests }) => rests);
      if (reached.has(node)) {
        report(node.id, 'loop');
        reached.forEach((one) => told.add(one));
      }
    }
    for (const event of node.boundary.filter((one) => one.definition('ErrorEventDefinition'))) {
      const reached = reach(event, paths, (next) => next.isWait || isLeft(node, next));
      if ([...reached].some((one) => node.contains(one))) {
        report(event.id, 'failure', { step: node.shown });
      }
    }
    count(node, report);
  }
});

/** Beyond its own subprocess, what failed is over, and other nodes or clusters may have their turn. */
function isLeft(failed, next) {
  return failed.scope !== undefined && !failed.scope.contains(next);
}

/** What comes after a node without passing anything that rests. */
function reach(origin, paths, rests) {
  const reached = new Set();
  walk([{ at: origin, begin: true }], ({ at }) => {
    const next = paths.onward(at).nodes.filter((node) => !rests(node));
    next.forEach((node) => reached.add(node));
    return next.map((node) => ({ at: node }));
  }, ({ at, begin }) => (begin ? undefined : at));
  return reached;
}

function count(node, report) {
  const cardinality = node.bo.loopCharacteristics?.loopCardinality;
  if (cardinality) {
    const text = (cardinality.body ?? '').trim();
    const known = /^[0-9]{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= mostRepeats;
    if (!known && !/^[$#]\{[^]*\}$/.test(text)) {
      report(node.id, 'count', { found: quoted(text), most: mostRepeats });
    }
  }
}
