'use strict';

const { rule } = require('../lib/rule');

/** Where the way parts there is a question, and each way out is one of its answers. */
module.exports = rule('gateways-labelled', (diagram, report) => {
  diagram.nodes.filter((node) => node.isA('ExclusiveGateway') || node.isA('InclusiveGateway'))
    .filter((node) => node.ways.length > 1)
    .forEach((gateway) => {
      if (!(gateway.bo.name ?? '').trim().endsWith('?')) {
        report(gateway.id, 'question');
      }
      gateway.ways.forEach(({ bo }) => {
        if (!(bo.name ?? '').trim()) {
          report(bo.id, 'answer', { gateway: gateway.shown });
        }
        if (!bo.conditionExpression && gateway.bo.default !== bo) {
          report(bo.id, 'condition', { gateway: gateway.shown });
        }
      });
    });
});
