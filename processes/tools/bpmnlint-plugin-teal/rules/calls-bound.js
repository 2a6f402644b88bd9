'use strict';

const { BUSINESS_KEY } = require('../lib/harmless');
const { rule } = require('../lib/rule');

/** Calls stay within one deployment, belong to their release, and pass on what is needed and no more. */
module.exports = rule('calls-bound', (diagram, report) => {
  for (const call of diagram.nodes.filter((node) => node.isA('CallActivity'))) {
    const passed = call.extensions('In');
    if (!call.called?.trim()) {
      report(call.id, 'nothing');
    }
    if (call.bo.calledElementBinding !== 'deployment') {
      report(call.id, 'binding');
    }
    if (!passed.some((found) => found.businessKey === BUSINESS_KEY)) {
      report(call.id, 'business-key', { expression: BUSINESS_KEY });
    }
    if (passed.some((found) => found.variables !== undefined)) {
      report(call.id, 'everything');
    }
  }
  diagram.nodes.filter((node) => node.isA('BusinessRuleTask') && node.bo.decisionRefBinding !== 'deployment')
    .forEach((asks) => report(asks.id, 'decision'));
});
