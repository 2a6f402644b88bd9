'use strict';

const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');

const KNOWN = ['Released', 'Rolled back', 'Release refused', 'Release cancelled'];

/** A process that people start says at its end how the release ended. */
module.exports = rule('ends-told', (diagram, report) => {
  if (diagram.isStartable) {
    diagram.outermost
      .filter((node) => node.isA('EndEvent') && !node.definition('ErrorEventDefinition'))
      .filter((node) => !KNOWN.includes(node.title))
      .forEach((node) => report(node.id, 'name', { found: quoted(node.title), allowed: KNOWN.join(', ') }));
  }
});
