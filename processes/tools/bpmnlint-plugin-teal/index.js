'use strict';

const rules = [
  'one-process',
  'known-notation',
  'no-code',
  'harmless-expressions',
  'known-step',
  'step-inputs',
  'saved-before',
  'calls-bound',
  'tasks-assigned',
  'gateways-labelled',
  'history-kept',
  'end-events-known',
  'errors-caught',
  'switch-confirmed',
  'roll-out-verified',
  'way-back',
  'expressions-readable',
  'variables-known',
  'variables-set',
  'values-possible',
  'answers-covered',
  'times-possible',
  'loops-pause',
  'waits-end',
  'flow-continues',
  'roll-back-passes',
  'no-means-no',
  'ends-true',
  'right-form',
  'calls-end',
  'guards-kept',
];

/**
 * What only warns: a diagram that protects users less is deployed all the same, only the deployment sees all forms and callers
 * that may set a variable, and nobody knows whether a path is ever taken.
 */
const warnings = ['guards-kept', 'variables-known', 'variables-set'];

module.exports = {
  configs: {
    all: {
      rules: Object.fromEntries(rules.map((rule) => [rule, warnings.includes(rule) ? 'warn' : 'error'])),
    },
  },
  rules: Object.fromEntries(rules.map((rule) => [rule, `./rules/${rule}`])),
};
