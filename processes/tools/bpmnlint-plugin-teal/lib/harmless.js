'use strict';

const BUSINESS_KEY = '#{execution.processBusinessKey}';

/** Up to its end, or to the end of the text where it has none. */
const EXPRESSION = /[$#]\{[^}]*\}?/g;

/** Names, numbers, short texts and what compares them. */
const COMPARISON = /^[$#]\{(?:[A-Za-z0-9_\s!<>=&|()?:]|'[A-Za-z0-9_ .,:/-]*')*\}$/;

const CALL = /[A-Za-z0-9_]\s*\(/;

function isHarmless(expression) {
  return expression === BUSINESS_KEY || (COMPARISON.test(expression) && !CALL.test(expression));
}

module.exports = { BUSINESS_KEY, EXPRESSION, isHarmless };
