'use strict';

const { LITERALS, names, visitFormula } = require('./formula');
const { variables } = require('../steps.json');

/** More combinations than this are not tried out. */
const MOST = 5000;

const NUMBER = /^[0-9]{1,15}(?:\.[0-9]{1,20})?$/;

/**
 * All combinations of values that make a difference to conditions; undefined if a variable is not decidable, or there are too
 * many combinations.
 *
 * @param known values that are already known, by variable
 */
function combinations(conditions, known) {
  let all = [{}];
  for (const name of new Set(conditions.flatMap(names))) {
    const values = known[name] ?? possible(name, conditions);
    if (!values || all.length * values.length > MOST) {
      return undefined;
    }
    all = all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  }
  return all;
}

/**
 * The same where nothing but the known values matters: what a variable can be that is not decidable is guessed from what it is
 * compared with.
 */
function guessed(conditions, known) {
  const literals = new Set(['true', 'false', '']);
  conditions.forEach((condition) => visitFormula(condition, ({ operator, text }) => {
    if (LITERALS.includes(operator)) {
      literals.add(text);
    }
  }));
  const guesses = conditions.flatMap(names)
    .filter((name) => !['FLAG', 'CHOICE', 'NUMBER'].includes(variables[name]?.kind))
    .map((name) => [name, [...literals]]);
  return combinations(conditions, { ...Object.fromEntries(guesses), ...known });
}

function possible(name, conditions) {
  const known = Object.hasOwn(variables, name) ? variables[name] : {};
  switch (known.kind) {
    case 'FLAG':
      return ['true', 'false'];
    case 'CHOICE':
      return known.values;
    case 'NUMBER':
      return around(conditions);
    default:
      return undefined;
  }
}

/** The numbers that the conditions name, and one to either side of each. */
function around(conditions) {
  const numbers = new Set(['0']);
  conditions.forEach((condition) => visitFormula(condition, ({ operator, text }) => {
    if (operator === 'number' && text.length < 10) {
      [-1, 0, 1].map((more) => Number(text) + more).filter((number) => number >= 0)
        .forEach((number) => numbers.add(String(number)));
    }
  }));
  return [...numbers];
}

function holds(condition, values) {
  return value(condition, values) === 'true';
}

function value({ operator, text, parts }, values) {
  switch (operator) {
    case 'name':
      return values[text] ?? '';
    case 'text':
    case 'number':
      return text;
    case 'word':
      return text === 'null' ? '' : text;
    case '!':
      return String(!holds(parts[0], values));
    case 'empty':
      return String(value(parts[0], values) === '');
    case '&&':
      return String(holds(parts[0], values) && holds(parts[1], values));
    case '||':
      return String(holds(parts[0], values) || holds(parts[1], values));
    case '?:':
      return value(parts[holds(parts[0], values) ? 1 : 2], values);
    default:
      return compared(operator, value(parts[0], values), value(parts[1], values));
  }
}

function compared(operator, left, right) {
  const numbers = NUMBER.test(left) && NUMBER.test(right);
  const [one, other] = numbers ? [Number(left), Number(right)] : [left, right];
  switch (operator) {
    case '==':
      return String(one === other);
    case '!=':
      return String(one !== other);
    case '<':
      return String(one < other);
    case '>':
      return String(one > other);
    case '<=':
      return String(one <= other);
    case '>=':
      return String(one >= other);
    default:
      return numbers && other !== 0 ? String(operator === 'mod' ? one % other : one / other) : '';
  }
}

module.exports = { combinations, guessed, holds };
