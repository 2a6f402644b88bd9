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
    let safe = true;
    const found = (variant, reached) => {
      safe = false;
      report(origin.id, variant, { to: to ?? '?', reached });
    };
    walk([origin], (node) => {
      if (node !== origin && changes(node)) {
        return found('change', quoted(node.title));
      }
      // Another switch has to be confirmed itself, and so has one in a called process.
      if (node !== origin && switches(node)) {
        return [];
      }
      const next = paths.troubles(node);
      if (confirms(node, origin)) {
        return next;
      }
      const after = paths.after(node);
      return after.ends ? found('end', 'the end') : [...next, ...after.nodes];
    });
    const wait = safe && waitBefore(origin, paths);
    if (wait) {
      found('wait', quoted(wait.title));
    }
  });
});

/**
 * Where the release could wait on its way to the confirmation. When something happens a person decides, and a step that
 * waits looks itself whether it may.
 */
function waitBefore(origin, paths) {
  let found;
  walk(paths.after(origin).nodes, (node) => {
    if (confirms(node, origin) || switches(node)) {
      return [];
    }
    if (node.does('WAITS') || facts(node)?.waits) {
      found = node;
      return undefined;
    }
    return paths.after(node).nodes;
  });
  return found;
}

function confirms(node, origin) {
  return node.does('CONFIRMS') && node.input('to') === origin.input('to');
}

function switches(node) {
  return node.does('SWITCHES') || facts(node)?.switches;
}

function changes(node) {
  const called = facts(node);
  return node.does('ROLLS_OUT') || node.does('CHANGES_NODES') || (called?.changes && !called.switches);
}
