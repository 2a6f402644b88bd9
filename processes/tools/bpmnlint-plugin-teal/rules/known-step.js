'use strict';

const { bean } = require('../lib/diagram');
const { localName, visit } = require('../lib/elements');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { listeners } = require('../steps.json');

/** Service tasks call Teal's steps, and listeners are Teal's own. */
module.exports = rule('known-step', (diagram, report) => {
  diagram.nodes.filter((node) => node.isA('ServiceTask')).forEach((node) => {
    const found = node.bo.delegateExpression;
    if (found === undefined) {
      report(node.id, 'nothing');
    } else if (!node.step) {
      report(node.id, 'unknown', { found: quoted(found) });
    }
  });
  visit(diagram.definitions, (element, id) => {
    if (['camunda:TaskListener', 'camunda:ExecutionListener'].includes(element.$type) && !isTeals(element)) {
      report(id, 'listener', { found: quoted(element.delegateExpression ?? '') });
    }
  });
});

function isTeals(listener) {
  const known = listeners.find(({ name }) => name === bean(listener.delegateExpression));
  return known !== undefined && known.element === localName(listener) && known.events.includes(listener.event);
}
