'use strict';

const { texts, visit } = require('../lib/elements');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { BUSINESS_KEY } = require('./calls-bound');

/** Up to its end, or to the end of the text where it has none. */
const EXPRESSION = /[$#]\{[^}]*\}?/g;

/** Names, numbers, short texts and what compares them. */
const COMPARISON = /^[$#]\{(?:[A-Za-z0-9_\s!<>=&|()?:]|'[A-Za-z0-9_ .,:/-]*')*\}$/;

const CALL = /[A-Za-z0-9_]\s*\(/;

/** Expressions compare variables and call nothing. */
module.exports = rule('harmless-expressions', (diagram, report) => {
  visit(diagram.definitions, (element, id) => {
    texts(element)
      .flatMap((text) => text.match(EXPRESSION) ?? [])
      .filter((expression) => !isHarmless(expression))
      .forEach((expression) => report(id, 'expression', { found: quoted(expression) }));
  });
});

function isHarmless(expression) {
  return expression === BUSINESS_KEY || (COMPARISON.test(expression) && !CALL.test(expression));
}
