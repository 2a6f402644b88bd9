'use strict';

const { facts, promise } = require('./calls');

/** Commands of the authors' own are not among them: they may as well clean up. */
const CHANGING = ['SWITCHES', 'ROLLS_OUT'];

/** Whether a node changes versions, or moves users, on the way to the new version. */
function isMade(node) {
  const called = facts(node);
  return CHANGING.includes(node.step?.effect)
    || (called !== undefined && (called.changes || called.switches) && !called.restores);
}

/** Whether it takes changes back; a process of the authors' own may. */
function isRestored(node) {
  return node.called !== undefined && (promise(node.called)?.restores ?? true);
}

module.exports = { isMade, isRestored };
