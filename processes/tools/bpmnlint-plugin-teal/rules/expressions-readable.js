'use strict';

const { allConditions } = require('../lib/conditions');
const { harmlessExpressions } = require('../lib/expressions');
const { read } = require('../lib/formula');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');

/** Expressions can be read by the engine, and a condition is one. */
module.exports = rule('expressions-readable', (diagram, report) => {
  harmlessExpressions(diagram)
    .filter(([, text]) => !read(text))
    .forEach(([id, text]) => report(id, 'broken', { found: quoted(text) }));
  allConditions(diagram)
    .filter(([, text]) => !/^[$#]\{[^}]*\}$/.test(text))
    .forEach(([id, text]) => report(id, 'text', { found: quoted(text) }));
});
