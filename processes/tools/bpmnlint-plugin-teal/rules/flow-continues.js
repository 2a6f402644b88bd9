'use strict';

const { rule } = require('../lib/rule');

/** A way ends at an end event, which says so; everywhere else it leads on. */
module.exports = rule('flow-continues', (diagram, report) => {
  diagram.nodes.filter((node) => node.ways.length === 0 && isReached(node))
    .filter((node) => !node.isA('EndEvent') && !node.isEventSubprocess && !isLink(node))
    .forEach((node) => report(node.id, 'stops'));
});

/** What nothing leads to never runs. */
function isReached(node) {
  return node.arrivals.length > 0 || node.isA('StartEvent') || node.isA('BoundaryEvent');
}

function isLink(node) {
  return node.isA('IntermediateThrowEvent') && node.definition('LinkEventDefinition') !== undefined;
}
