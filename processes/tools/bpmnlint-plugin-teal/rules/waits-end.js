'use strict';

const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { sender } = require('../steps.json');

const SENT = ['MessageEventDefinition', 'SignalEventDefinition', 'ConditionalEventDefinition'];

/**
 * Whatever waits for an event has a timer beside it, or says who sends the event; and releases are started by people, not by
 * events.
 */
module.exports = rule('waits-end', (diagram, report) => {
  const paths = new Paths(diagram);
  for (const node of diagram.nodes) {
    if (node.isA('StartEvent') && !node.scope && (node.bo.eventDefinitions ?? []).length) {
      report(node.id, 'start');
    } else if (waits(node) && !hasTimer(node, paths) && !hasSender(node, diagram)) {
      report(node.id, 'wait', { property: sender });
    }
  }
});

function waits(node) {
  return node.isA('ReceiveTask') || (node.isA('IntermediateCatchEvent') && SENT.some((kind) => node.definition(kind)));
}

function hasTimer(node, paths) {
  const races = node.arrivals.map(({ from }) => from).filter((before) => before.isA('EventBasedGateway'))
    .flatMap((race) => race.ways.map(({ to }) => to));
  return [...races, ...paths.troubles(node).filter(({ isInterrupting }) => isInterrupting)]
    .some((event) => event.definition('TimerEventDefinition'));
}

function hasSender(node, diagram) {
  const named = node.extensions('Properties').flatMap(({ values }) => values ?? [])
    .some(({ name, value }) => name === sender && (value ?? '').trim());
  const signal = node.definition('SignalEventDefinition')?.signalRef;
  return named || (signal && diagram.nodes
    .filter((other) => other.isA('IntermediateThrowEvent') || other.isA('EndEvent'))
    .some((other) => other.definition('SignalEventDefinition')?.signalRef === signal));
}
