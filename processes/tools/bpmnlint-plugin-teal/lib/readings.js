'use strict';

const { EXPRESSION, BUSINESS_KEY, isHarmless } = require('./harmless');
const { names, read } = require('./formula');
const { given } = require('../steps.json');

const TIMES = ['timeDate', 'timeDuration', 'timeCycle'];

/** Where a release reads variables on its way: [the id that people find it at, the node, whether after it, the variable]. */
function readings(diagram) {
  return diagram.nodes.flatMap((node) => [
    ...before(node).map((name) => [node.id, node, false, name]),
    ...node.ways.flatMap(({ bo }) => variables(bo.conditionExpression?.body).map((name) => [bo.id, node, true, name])),
  ]);
}

function before(node) {
  const timer = node.definition('TimerEventDefinition');
  const loop = node.isRepeated ? node.bo.loopCharacteristics : undefined;
  const collection = loop?.collection ?? '';
  const own = loop ? [loop.elementVariable, ...given.repetition] : [];
  return [
    ...[...node.inputs.flatMap(({ value }) => variables(value)),
      ...node.extensions('In').flatMap(({ source, sourceExpression }) =>
        (source === undefined ? variables(sourceExpression) : [source]))].filter((name) => !own.includes(name)),
    ...timer ? TIMES.flatMap((kind) => variables(timer[kind]?.body)) : [],
    ...collection.includes('{') ? variables(collection) : [collection.trim()].filter(Boolean),
  ];
}

/** The variables in the expressions of a text. */
function variables(text) {
  return (typeof text === 'string' ? text.match(EXPRESSION) ?? [] : [])
    .filter((expression) => isHarmless(expression) && expression !== BUSINESS_KEY)
    .map(read)
    .filter(Boolean)
    .flatMap(names);
}

module.exports = { readings };
