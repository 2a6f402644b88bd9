'use strict';

const { texts, visit } = require('../lib/elements');
const { EXPRESSION, isHarmless } = require('../lib/harmless');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');

/** Expressions compare variables and call nothing. */
module.exports = rule('harmless-expressions', (diagram, report) => {
  visit(diagram.definitions, (element, id) => {
    texts(element)
      .flatMap((text) => text.match(EXPRESSION) ?? [])
      .filter((expression) => !isHarmless(expression))
      .forEach((expression) => report(id, 'expression', { found: quoted(expression) }));
  });
});
