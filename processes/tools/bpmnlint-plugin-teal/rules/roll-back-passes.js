'use strict';

const { isMade, isRestored } = require('../lib/changes');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');

const DECIDED = 'ROLL_BACK_DECIDED';

/** An event that catches every error also catches a requested roll-back, and must not carry on with the release then. */
module.exports = rule('roll-back-passes', (diagram, report) => {
  if (diagram.nodes.some((node) => node.does('RESTORES'))) {
    return;
  }
  const paths = new Paths(diagram);
  for (const host of diagram.nodes) {
    const errors = host.boundary.filter((event) => event.definition('ErrorEventDefinition'));
    const code = (event) => diagram.errorCode(event.definition('ErrorEventDefinition'));
    if (!errors.some((event) => code(event) === DECIDED)) {
      errors.filter((event) => code(event) === undefined).forEach((event) => {
        const reached = goesOn(event, host, paths);
        if (reached) {
          report(event.id, 'caught', { reached: reached.shown, code: DECIDED });
        }
      });
    }
  }
});

/** The first change that comes after it without a person, a roll-back, or a new attempt at what failed. */
function goesOn(event, host, paths) {
  let found;
  walk([event], (node) => {
    const next = paths.onward(node).nodes
      .filter((one) => !one.isA('UserTask') && !isRestored(one) && !host.contains(one));
    found = next.find(isMade);
    return found ? undefined : next;
  });
  return found;
}
