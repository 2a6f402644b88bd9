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
 * What only warns: a diagram that protects users less is deployed all the same, and only the deployment sees all forms and
 * callers that may set a variable.
 */
const warnings = ['guards-kept', 'variables-known'];

module.exports = {
  configs: {
    all: {
      rules: Object.fromEntries(rules.map((rule) => [rule, warnings.includes(rule) ? 'warn' : 'error'])),
    },
  },
  rules: Object.fromEntries(rules.map((rule) => [rule, `./rules/${rule}`])),
};
