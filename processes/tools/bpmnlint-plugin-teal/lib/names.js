'use strict';

const { bean } = require('./diagram');
const { visit } = require('./elements');
const { form } = require('./forms');
const { calls, given, listeners } = require('../steps.json');

const VARIABLES = [
  'errorCodeVariable', 'errorMessageVariable', 'escalationCodeVariable', 'elementVariable', 'resultVariable',
];

const PARAMETERS = ['camunda:InputParameter', 'camunda:OutputParameter'];

/** The variables that something sets in a diagram, or that Teal's callers pass to it. */
function knownNames(diagram) {
  const known = new Set(given.repetition);
  const add = (names) => (names ?? []).forEach((name) => known.add(name));
  if (diagram.isStartable) {
    add(given.start);
  }
  if (Object.hasOwn(calls, diagram.process)) {
    add(calls[diagram.process].inputs.map(({ name }) => name));
  }
  for (const node of diagram.nodes) {
    if (node.step) {
      add([...node.step.sets, ...given.step]);
    }
    const asked = form(node.bo.formRef);
    add(asked && [...Object.keys(asked.answers), ...asked.sets]);
    add(node.extensions('Out').map(({ target }) => target));
    for (const listener of [...node.extensions('TaskListener'), ...node.extensions('ExecutionListener')]) {
      add(listeners.find(({ name }) => name === bean(listener.delegateExpression))?.sets);
    }
  }
  visit(diagram.definitions, (element) => {
    add(VARIABLES.map((name) => element[name]).filter((name) => typeof name === 'string'));
    if (PARAMETERS.includes(element.$type)) {
      known.add(element.name);
    }
  });
  return known;
}

module.exports = { knownNames };
