'use strict';

const { bean } = require('../lib/diagram');
const { form } = require('../lib/forms');
const { knownNames } = require('../lib/names');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { calls, questions, request } = require('../steps.json');

const OF_A_NODE = 'decide-node';

/** Each question has a form that gives the answers its task keeps, and a release is requested by a form that asks for one. */
module.exports = rule('right-form', (diagram, report) => {
  for (const node of diagram.nodes.filter(({ bo }) => bo.formRef !== undefined)) {
    if (node.isA('StartEvent') && questions.some(({ forms }) => forms.includes(node.bo.formRef))) {
      report(node.id, 'start', { form: quoted(node.bo.formRef) });
    } else if (node.isA('UserTask')) {
      question(node, node.bo.formRef, report);
      if (node.bo.formRef === OF_A_NODE && !hasNode(diagram)) {
        report(node.id, 'node', { form: quoted(OF_A_NODE), allowed: others().join(', ') });
      }
    }
  }
});

/** Whether a node may be changed here: what a process of the authors' own gets is not seen. */
function hasNode(diagram) {
  return knownNames(diagram).has('node')
    || diagram.nodes.some(({ bo }) => bo.formRef !== undefined && !form(bo.formRef))
    || (!diagram.isStartable && !Object.hasOwn(calls, diagram.process));
}

/** The forms of decisions that are not about a node. */
function others() {
  return questions.find(({ forms }) => forms.includes(OF_A_NODE)).forms.filter((id) => id !== OF_A_NODE);
}

/** The deployment also looks into forms of the authors' own. */
function question(task, id, report) {
  if (id === request) {
    report(task.id, 'asks', { form: quoted(id) });
    return;
  }
  const kept = task.extensions('TaskListener')
    .map(({ delegateExpression }) => questions.find(({ listeners }) => listeners.includes(bean(delegateExpression))))
    .find((asked) => asked && !asked.forms.includes(id));
  if (kept && form(id)) {
    report(task.id, 'other', { form: quoted(id), kind: kept.title, allowed: kept.forms.join(', ') });
  }
}
