'use strict';

const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { groups } = require('../steps.json');

/** Every question to people reaches a group, with a form of the same deployment. */
module.exports = rule('tasks-assigned', (diagram, report) => {
  for (const node of diagram.nodes) {
    const asked = node.isA('UserTask');
    const asks = node.bo.candidateGroups?.trim();
    if (asked && !asks) {
      report(node.id, 'group');
    } else if (asked && !new RegExp(`^(?:${groups.pattern})$`).test(asks)) {
      report(node.id, 'impossible-group', {
        found: quoted(asks.split(',').map((group) => group.trim()).join(',')),
        allowed: groups.allowed,
      });
    }
    if (asked && node.bo.formRef === undefined) {
      report(node.id, 'form');
    }
    if (node.bo.formRef !== undefined && node.bo.formRefBinding !== 'deployment') {
      report(node.id, 'binding');
    }
  }
});
