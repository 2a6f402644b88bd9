'use strict';

const { rule } = require('../lib/rule');

/** Every question to people reaches a group, with a form of the same deployment. */
module.exports = rule('tasks-assigned', (diagram, report) => {
  for (const node of diagram.nodes) {
    const asked = node.isA('UserTask');
    if (asked && !node.bo.candidateGroups?.trim()) {
      report(node.id, 'group');
    }
    if (asked && node.bo.formRef === undefined) {
      report(node.id, 'form');
    }
    if (node.bo.formRef !== undefined && node.bo.formRefBinding !== 'deployment') {
      report(node.id, 'binding');
    }
  }
});
