'use strict';

const { facts, promise } = require('../lib/calls');
const { rule } = require('../lib/rule');

/** What a step or call may throw leads somewhere, and whoever decides there is told the reason. */
module.exports = rule('errors-caught', (diagram, report) => {
  for (const node of diagram.nodes) {
    const open = thrown(node, diagram)
      .filter((code) => !isCaught(node, code, diagram) && !isLeftToCaller(diagram, code));
    if (open.length) {
      report(node.id, 'step', { codes: open.join(', '), kind: kind(node) });
    }
    const error = node.definition('ErrorEventDefinition');
    if (error && !diagram.errorCode(error)) {
      if (node.isA('EndEvent')) {
        report(node.id, 'nothing');
      } else if (error.errorMessageVariable !== 'failure') {
        report(node.id, 'told');
      }
    }
  }
});

function thrown(node, diagram) {
  if (node.isA('EndEvent')) {
    return [diagram.errorCode(node.definition('ErrorEventDefinition'))].filter(Boolean);
  }
  return node.step?.errors ?? facts(node)?.escapes ?? [];
}

function isCaught(node, code, diagram) {
  for (let level = node; level; level = level.scope) {
    const inner = level;
    const around = level.scope ? level.scope.inside : diagram.outermost;
    const starts = around.filter((other) => other.isEventSubprocess && other !== inner)
      .flatMap((other) => other.inside)
      .filter((start) => start.isA('StartEvent'));
    if ([...level.boundary, ...starts].some((event) => catches(event, code, diagram))) {
      return true;
    }
  }
  return false;
}

/** Without a code, an event catches all errors. */
function catches(event, code, diagram) {
  const error = event.definition('ErrorEventDefinition');
  return error !== undefined && (diagram.errorCode(error) ?? code) === code;
}

/** Teal's own processes let out what their callers know of; others that are only called, what they like. */
function isLeftToCaller(diagram, code) {
  return promise(diagram.process)?.escapes.includes(code) ?? !diagram.isStartable;
}

function kind(node) {
  if (node.isA('EndEvent')) {
    return 'end event';
  }
  return node.isA('CallActivity') ? 'call' : 'step';
}
