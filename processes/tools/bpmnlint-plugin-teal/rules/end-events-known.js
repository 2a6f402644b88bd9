'use strict';

const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');

const KNOWN = ['Released', 'Rolled back', 'Release refused', 'Release cancelled'];

function isAside(end, diagram) {
  const before = diagram.nodes.filter((node) => node.ways.some((way) => way.to === end));
  return before.length > 0 && !before.some((node) => node.isInterrupting);
}

/**
 * A process that people start says at its end how the release ended. An end right behind an event that interrupts nothing,
 * such as a reminder, is none of the release's: it goes on.
 */
module.exports = rule('end-events-known', (diagram, report) => {
  if (diagram.isStartable) {
    diagram.outermost
      .filter((node) => node.isA('EndEvent') && !node.definition('ErrorEventDefinition'))
      .filter((node) => !KNOWN.includes(node.title) && !isAside(node, diagram))
      .forEach((node) => report(node.id, 'name', { found: quoted(node.title), allowed: KNOWN.join(', ') }));
  }
});
