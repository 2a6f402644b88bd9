'use strict';

const { isMade } = require('../lib/changes');
const { Outstanding } = require('../lib/outstanding');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');

/** What guards a change of nodes after a switch, with the steps and processes that do it. */
const GUARDS = {
  watch: ['watchTraffic'],
  caches: ['wait-for-caches'],
  idle: ['checkIdle'],
  freeze: ['checkFreeze', 'wait-out-freeze'],
};

/** A warning where a diagram no longer has one of the looks that protect users: it works, but protects them less. */
module.exports = rule('guards-kept', (diagram, report) => {
  const paths = new Paths(diagram);
  if (diagram.nodes.some((node) => node.does('SWITCHES')) && !diagram.nodes.some((node) => node.does('RESTORES'))) {
    beforeChanges(diagram, paths, report);
  }
  diagram.nodes.filter((node) => node.does('ROLLS_OUT')).forEach((node) => afterRollOut(node, paths, report));
});

function beforeChanges(diagram, paths, report) {
  const reached = new Outstanding(
    paths,
    (node, before) => new Set([...before].filter((guard) => !guards(guard, node))),
    () => false,
  ).from(paths.begins(), Object.keys(GUARDS)).follow();
  for (const node of diagram.nodes.filter((one) => isMade(one) && !one.does('SWITCHES'))) {
    Object.keys(GUARDS).filter((guard) => reached.get(node)?.has(guard))
      .forEach((guard) => report(node.id, guard, { change: node.shown }));
  }
}

function guards(guard, node) {
  return GUARDS[guard].includes(node.step?.name)
    || GUARDS[guard].includes(node.called)
    || (guard === 'caches' && waitsForCaches(node));
}

function waitsForCaches(node) {
  return node.isA('IntermediateCatchEvent')
    && (node.definition('TimerEventDefinition')?.timeDate?.body ?? '').includes('cachesExpireAt');
}

function afterRollOut(rollOut, paths, report) {
  const isBack = (node) => node.step?.name === 'putBackInService';
  const reached = new Outstanding(
    paths,
    (node, before) => (node.step?.name === 'checkHealth' ? new Set() : before),
    (node) => isBack(node) || node.does('ROLLS_OUT'),
  ).from(paths.after(rollOut).nodes, ['health']).follow();
  if ([...reached].some(([node, missing]) => isBack(node) && missing.size)) {
    report(rollOut.id, 'health');
  }
}
