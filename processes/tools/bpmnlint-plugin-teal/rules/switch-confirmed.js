'use strict';

const { facts } = require('../lib/calls');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');
const { quoted } = require('../lib/words');

/** After a switch, nothing on a node changes before every name server is known to send users elsewhere. */
module.exports = rule('switch-confirmed', (diagram, report) => {
  const paths = new Paths(diagram);
  diagram.nodes.filter((node) => node.does('SWITCHES')).forEach((origin) => {
    const to = origin.input('to');
    const found = (variant, reached) => report(origin.id, variant, { to: to ?? '?', reached });
    walk([origin], (node) => {
      if (node !== origin && changes(node)) {
        return found('change', quoted(node.title));
      }
      // Another switch has to be confirmed itself, and so has one in a called process.
      if (node !== origin && (node.does('SWITCHES') || facts(node)?.switches)) {
        return [];
      }
      const next = paths.troubles(node);
      if (node.does('CONFIRMS') && node.input('to') === to) {
        return next;
      }
      const after = paths.after(node);
      return after.ends ? found('end', 'the end') : [...next, ...after.nodes];
    });
  });
});

function changes(node) {
  const called = facts(node);
  return node.does('ROLLS_OUT') || node.does('CHANGES_NODES') || (called?.changes && !called.switches);
}
