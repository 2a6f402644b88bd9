'use strict';

const { promise } = require('../lib/calls');
const { isMade, isRestored } = require('../lib/changes');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');

/**
 * An end event says what is true on every way to it: released only behind 'Finish release', rolled back only behind a roll-back,
 * cancelled or refused only before anything was changed.
 */
module.exports = rule('ends-true', (diagram, report) => {
  if (!diagram.isStartable) {
    return;
  }
  const paths = new Paths(diagram);
  const numbers = new Map(diagram.nodes.map((node, number) => [node, number]));
  const told = new Set();
  const begin = paths.begins().map((node) => ({ node, finished: false, changed: false, restored: false }));
  walk(begin, (place) => {
    const variant = wrong(place);
    if (variant && !told.has(place.node.id + variant)) {
      told.add(place.node.id + variant);
      report(place.node.id, variant);
    }
    return next(place, paths);
  }, ({ node, finished, changed, restored }) => `${numbers.get(node)} ${finished} ${changed} ${restored}`);
});

function next(place, paths) {
  const after = done(place);
  // What failed may have changed something before.
  const failed = { ...place, changed: place.changed || isMade(place.node) };
  return [
    ...paths.after(place.node).nodes.map((node) => ({ ...after, node })),
    ...paths.troubles(place.node).map((node) => ({ ...failed, node })),
  ];
}

function done(place) {
  const { node } = place;
  if (node.called !== undefined && !promise(node.called)) {
    // A process of the authors' own may do anything; Teal finds out what is true when the release ends.
    return { finished: true, changed: place.changed || isMade(node), restored: true };
  }
  if (isRestored(node)) {
    return { finished: false, changed: false, restored: true };
  }
  if (isMade(node)) {
    return { finished: false, changed: true, restored: false };
  }
  return { ...place, finished: place.finished || node.step?.name === 'finishRelease' };
}

function wrong({ node, finished, changed, restored }) {
  if (!node.isA('EndEvent') || node.scope || node.definition('ErrorEventDefinition')) {
    return undefined;
  }
  switch (node.title) {
    case 'Released':
      return finished ? undefined : 'released';
    case 'Rolled back':
      return restored ? undefined : 'rolled-back';
    case 'Release cancelled':
    case 'Release refused':
      return changed ? 'changed' : undefined;
    default:
      return undefined;
  }
}
