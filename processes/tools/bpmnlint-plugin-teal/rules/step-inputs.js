'use strict';

const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { calls } = require('../steps.json');

/** Each step gets the inputs that it takes, with values that it can use. */
module.exports = rule('step-inputs', (diagram, report) => {
  for (const node of diagram.nodes) {
    if (node.step) {
      step(node, report);
    }
    if (node.called && Object.hasOwn(calls, node.called)) {
      call(node, report);
    }
  }
});

function step(node, report) {
  const { name, inputs } = node.step;
  inputs.forEach((input) => compare(node, name, input, node.input(input.name), report));
  node.inputs.filter((set) => !inputs.some((input) => input.name === set.name))
    .forEach((set) => report(node.id, 'unknown', {
      found: quoted(set.name ?? ''),
      step: name,
      allowed: inputs.map((input) => input.name).join(', '),
    }));
}

function call(node, report) {
  for (const input of calls[node.called].inputs) {
    const passed = node.extensions('In').find((found) => found.target === input.name);
    compare(node, node.called, input, passed && value(passed), report);
  }
}

/** What a call passes on, written as it would be in an input parameter. */
function value(passed) {
  return passed.source === undefined ? passed.sourceExpression ?? '' : `\${${passed.source}}`;
}

function compare(node, step, { name, pattern, allowed }, found, report) {
  if (found === undefined) {
    report(node.id, 'missing', { input: name, step, allowed });
  } else if (!new RegExp(`^(?:${pattern})$`).test(found)) {
    report(node.id, 'impossible', { input: name, step, found: quoted(found), allowed });
  }
}
