'use strict';

const { facts } = require('../lib/calls');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');

const DECIDED = 'ROLL_BACK_DECIDED';

/** After every switch there is a way that leads to a roll-back. */
module.exports = rule('way-back', (diagram, report) => {
  // A roll-back is not rolled back.
  if (diagram.nodes.some((node) => node.does('RESTORES'))) {
    return;
  }
  const paths = new Paths(diagram);
  diagram.nodes.filter(switches)
    .filter((node) => !leadsBack(node, diagram, paths))
    .forEach((node) => report(node.id, 'none'));
});

function switches(node) {
  const called = facts(node);
  return node.does('SWITCHES') || (called?.switches && !called.restores);
}

function leadsBack(origin, diagram, paths) {
  let back = false;
  walk([origin], (node) => {
    if (rollsBack(node, diagram)) {
      back = true;
      return undefined;
    }
    return [...paths.after(node).nodes, ...paths.troubles(node)];
  });
  return back;
}

function rollsBack(node, diagram) {
  return facts(node)?.restores
    || (node.isA('EndEvent') && diagram.errorCode(node.definition('ErrorEventDefinition')) === DECIDED);
}
