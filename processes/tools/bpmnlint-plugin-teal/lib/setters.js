'use strict';

const { bean } = require('./diagram');
const { form } = require('./forms');
const { given, listeners } = require('../steps.json');

const OF_EVENTS = ['errorCodeVariable', 'errorMessageVariable', 'escalationCodeVariable'];

/**
 * The variables that are set once a node is done, in the process or around what follows; undefined if that may be any: a form of
 * the authors' own is for the deployment to look into.
 */
function setBy(node) {
  const { bo } = node;
  const asked = form(bo.formRef);
  if (bo.formRef !== undefined && !asked) {
    return undefined;
  }
  const loop = node.isRepeated ? bo.loopCharacteristics : undefined;
  return [...new Set([
    ...node.step ? [...node.step.sets, ...given.step] : [],
    ...asked ? [...Object.keys(asked.answers), ...asked.sets] : [],
    ...node.extensions('Out').map(({ target }) => target),
    ...[...node.inputs, ...node.outputs].map(({ name }) => name),
    ...[...node.extensions('TaskListener'), ...node.extensions('ExecutionListener')]
      .flatMap(({ delegateExpression }) => listeners.find(({ name }) => name === bean(delegateExpression))?.sets ?? []),
    bo.resultVariable,
    ...(bo.eventDefinitions ?? []).flatMap((definition) => OF_EVENTS.map((name) => definition[name])),
    ...loop ? [loop.elementVariable, ...given.repetition] : [],
  ].filter((name) => typeof name === 'string'))];
}

module.exports = { setBy };
