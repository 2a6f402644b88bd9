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
];

module.exports = {
  configs: {
    all: {
      rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
    },
  },
  rules: Object.fromEntries(rules.map((rule) => [rule, `./rules/${rule}`])),
};
