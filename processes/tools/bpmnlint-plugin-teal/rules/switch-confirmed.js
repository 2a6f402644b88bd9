'use strict';

const { facts } = require('../lib/calls');
const { Outstanding } = require('../lib/outstanding');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');

/** After a switch, nothing on a node changes before every name server is known to send users elsewhere. */
module.exports = rule('switch-confirmed', (diagram, report) => {
  const paths = new Paths(diagram);
  diagram.nodes.filter((node) => node.does('SWITCHES')).forEach((origin) => {
    const found = unsafe(origin, paths);
    if (found) {
      tell(origin, ...found, report);
      return;
    }
    const wait = waitBefore(origin, paths);
    if (wait) {
      tell(origin, 'wait', wait.shown, report);
    }
  });
});

function tell(origin, variant, reached, report) {
  report(origin.id, variant, { to: origin.input('to') ?? '?', reached });
}

/** What could happen first while the switch is not confirmed. */
function unsafe(origin, paths) {
  // Another switch has to be confirmed itself, and so has one in a called process.
  const outstanding = new Outstanding(
    paths,
    (node, before) => (confirms(node, origin) ? new Set() : before),
    (node) => node !== origin && (changes(node) || switches(node)),
  ).from([origin], ['confirmation']);
  for (const [node, before] of outstanding.follow()) {
    if (node !== origin && changes(node)) {
      if (before.size) {
        return ['change', node.shown];
      }
    } else if ((node === origin || !switches(node)) && paths.after(node).ends && outstanding.after(node).size) {
      return ['end', 'the end'];
    }
  }
  return undefined;
}

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
