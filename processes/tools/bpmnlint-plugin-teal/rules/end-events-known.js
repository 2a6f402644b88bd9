'use strict';

const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');
const { quoted } = require('../lib/words');

const KNOWN = ['Released', 'Rolled back', 'Release refused', 'Release cancelled'];

/** What the release itself gets to, without the events that leave it running. */
function reach(begin, paths) {
  const reached = new Set();
  walk(begin, (node) => {
    reached.add(node);
    return [...paths.after(node).nodes, ...paths.troubles(node).filter(({ isInterrupting }) => isInterrupting)];
  });
  return reached;
}

/** Ends of parallel branches beside one that goes on to an end of the release. */
function besides(diagram, paths) {
  return diagram.nodes.filter((node) => node.isA('ParallelGateway')).flatMap((fork) => {
    const branches = fork.ways.map(({ to }) => [...reach([to], paths)]);
    return branches.filter((branch) => !branch.some(isKnown)
      && branches.some((other) => other !== branch && other.some(isKnown))).flat();
  });
}

function isKnown(node) {
  return node.isA('EndEvent') && KNOWN.includes(node.title);
}

/**
 * A process that people start says at its end how the release ended. An end that only events get to that interrupt
 * nothing, such as a reminder, is none of the release's: it goes on.
 */
module.exports = rule('end-events-known', (diagram, report) => {
  if (diagram.isStartable) {
    const paths = new Paths(diagram);
    const reached = reach(paths.begins(), paths);
    besides(diagram, paths).forEach((node) => reached.delete(node));
    diagram.outermost
      .filter((node) => node.isA('EndEvent') && !node.definition('ErrorEventDefinition'))
      .filter((node) => !KNOWN.includes(node.title) && reached.has(node))
      .forEach((node) => report(node.id, 'name', { found: quoted(node.title), allowed: KNOWN.join(', ') }));
  }
});
