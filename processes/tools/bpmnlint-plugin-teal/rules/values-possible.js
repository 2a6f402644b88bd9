'use strict';

const { allConditions } = require('../lib/conditions');
const { harmlessExpressions } = require('../lib/expressions');
const { read, visitFormula } = require('../lib/formula');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { kinds, variables } = require('../steps.json');

/** A variable is compared with what it can be, and used as a yes or no only if it is one. */
module.exports = rule('values-possible', (diagram, report) => {
  harmlessExpressions(diagram).forEach(([id, text]) => {
    const formula = read(text);
    if (formula) {
      visitFormula(formula, (part) => look(id, part, report));
    }
  });
  allConditions(diagram).forEach(([id, text]) => {
    const formula = read(text);
    if (formula) {
      asFlag(id, formula, report);
    }
  });
});

function look(id, { operator, parts }, report) {
  if (['!', '&&', '||'].includes(operator)) {
    parts.forEach((part) => asFlag(id, part, report));
  } else if (operator === '?:') {
    asFlag(id, parts[0], report);
  } else if (['==', '!='].includes(operator)) {
    compare(id, parts[0], parts[1], report);
    compare(id, parts[1], parts[0], report);
  }
}

function compare(id, name, literal, report) {
  const isValue = ['text', 'number'].includes(literal.operator)
    || (literal.operator === 'word' && literal.text !== 'null');
  const variable = name.operator === 'name' && isValue ? known(name.text) : undefined;
  if (variable && !canBe(variable, literal.text)) {
    report(id, 'value', {
      variable: quoted(name.text),
      found: quoted(literal.text),
      allowed: variable.values.length ? variable.values.join(', ') : kinds[variable.kind],
    });
  }
}

function canBe({ kind, values }, value) {
  switch (kind) {
    case 'FLAG':
      return value === 'true' || value === 'false';
    case 'CHOICE':
      return values.includes(value);
    case 'NUMBER':
      return /^[0-9]+$/.test(value);
    default:
      return true;
  }
}

function asFlag(id, { operator, text }, report) {
  const variable = operator === 'name' ? known(text) : undefined;
  if (variable && variable.kind !== 'FLAG') {
    report(id, 'no-flag', { variable: quoted(text), kind: kinds[variable.kind] });
  }
  if (operator === 'text' || operator === 'number') {
    report(id, 'constant', { found: quoted(text) });
  }
}

function known(name) {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}
