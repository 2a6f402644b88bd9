'use strict';

const { guessed, holds } = require('./evaluation');
const { read } = require('./formula');

/** The condition of a flow, if it has one that can be read. */
function condition(flow) {
  const text = textOf(flow.bo.conditionExpression);
  return text === undefined ? undefined : read(text);
}

function textOf(expression) {
  return expression && (expression.body ?? '').trim();
}

/** All conditions of a diagram: [the id that people find them at, the text]. */
function allConditions(diagram) {
  const flows = diagram.nodes.flatMap((node) => node.ways)
    .map(({ bo }) => [bo.id, textOf(bo.conditionExpression)]);
  const others = diagram.nodes.flatMap((node) => [
    [node.id, textOf(node.definition('ConditionalEventDefinition')?.condition)],
    [node.id, textOf(node.bo.loopCharacteristics?.completionCondition)],
  ]);
  return [...flows, ...others].filter(([, text]) => text !== undefined);
}

/** The flows that may be taken when some values are known, and the others can be anything. */
function possibleFlows(node, known) {
  if (!node.isA('ExclusiveGateway') && !node.isA('InclusiveGateway')) {
    return node.ways;
  }
  const all = node.ways.map(condition).filter(Boolean);
  const values = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, [value]]));
  const cases = guessed(all, values);
  return node.ways.filter((flow) => !cases || cases.some((one) => isTaken(flow, all, one)));
}

/** A flow without a readable condition is taken when no condition holds. */
function isTaken(flow, all, values) {
  const asked = condition(flow);
  return asked ? holds(asked, values) : !all.some((one) => holds(one, values));
}

module.exports = { allConditions, condition, possibleFlows };
