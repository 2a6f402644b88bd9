'use strict';

const { rule } = require('../lib/rule');

/** The engine saves the state before each step and call, so that a failure repeats that one alone. */
module.exports = rule('saved-before', (diagram, report) => {
  diagram.nodes.filter((node) => node.isA('ServiceTask') || node.isA('CallActivity'))
    .filter((node) => node.bo.asyncBefore !== true)
    .forEach((node) => report(node.id, 'step'));
});
