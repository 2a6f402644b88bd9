'use strict';

/** An expression that compares variables: what harmless-expressions leaves of the engine's language (JUEL). */

const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+)(?![A-Za-z0-9_])|'([^']*)'|(==|!=|<=|>=|&&|\|\||[<>!()?:]))/y;

const SPELLED = {
  eq: '==', ne: '!=', lt: '<', gt: '>', le: '<=', ge: '>=', and: '&&', or: '||', not: '!',
};
const WORDS = ['true', 'false', 'null'];
const OPERATORS = ['empty', 'div', 'mod'];
const RESERVED = ['instanceof'];

/** From the loosest to the tightest. */
const BINARY = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['div', 'mod']];

const LITERALS = ['text', 'number', 'word'];

/** Reads an expression with its braces; undefined if it cannot be read. */
function read(expression) {
  const inner = /^[$#]\{([^]*)\}$/.exec(expression);
  const tokens = inner && split(inner[1]);
  if (!tokens) {
    return undefined;
  }
  const reader = new Reader(tokens);
  const formula = reader.choice();
  return formula && reader.next === tokens.length ? formula : undefined;
}

function split(source) {
  const tokens = [];
  const end = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(source);
    if (!found) {
      return undefined;
    }
    tokens.push(token(found));
  }
  return tokens.some(({ operator, text }) => operator === 'name' && RESERVED.includes(text)) ? undefined : tokens;
}

function token([, name, number, text, symbol]) {
  if (name !== undefined) {
    if (WORDS.includes(name)) {
      return leaf('word', name);
    }
    const operator = Object.hasOwn(SPELLED, name) ? SPELLED[name] : name;
    return operator !== name || OPERATORS.includes(name) ? leaf(operator, '') : leaf('name', name);
  }
  if (number !== undefined) {
    return leaf('number', number);
  }
  return text !== undefined ? leaf('text', text) : leaf(symbol, '');
}

function leaf(operator, text) {
  return { operator, text, parts: [] };
}

/** Each method returns undefined where the grammar has something else. */
class Reader {

  constructor(tokens) {
    this.tokens = tokens;
    this.next = 0;
  }

  choice() {
    const asked = this.binary(0);
    if (!asked || !this.take('?')) {
      return asked;
    }
    const yes = this.choice();
    const no = yes && this.take(':') ? this.choice() : undefined;
    return no && { operator: '?:', text: '', parts: [asked, yes, no] };
  }

  binary(level) {
    if (level === BINARY.length) {
      return this.unary();
    }
    let left = this.binary(level + 1);
    while (left && BINARY[level].includes(this.tokens[this.next]?.operator)) {
      const { operator } = this.tokens[this.next];
      this.next += 1;
      const right = this.binary(level + 1);
      left = right && { operator, text: '', parts: [left, right] };
    }
    return left;
  }

  unary() {
    for (const operator of ['!', 'empty']) {
      if (this.take(operator)) {
        const part = this.unary();
        return part && { operator, text: '', parts: [part] };
      }
    }
    if (this.take('(')) {
      const inner = this.choice();
      return inner && this.take(')') ? inner : undefined;
    }
    const found = this.tokens[this.next];
    this.next += 1;
    return found && (found.operator === 'name' || LITERALS.includes(found.operator)) ? found : undefined;
  }

  take(operator) {
    const there = this.tokens[this.next]?.operator === operator;
    this.next += there ? 1 : 0;
    return there;
  }
}

function visitFormula(formula, visitor) {
  visitor(formula);
  formula.parts.forEach((part) => visitFormula(part, visitor));
}

/** The variables that it asks for, in the order in which they stand there. */
function names(formula) {
  const found = new Set();
  visitFormula(formula, ({ operator, text }) => {
    if (operator === 'name') {
      found.add(text);
    }
  });
  return [...found];
}

module.exports = { LITERALS, names, read, visitFormula };
