'use strict';

const messages = require('../messages.json');

const MOST = 100;

/** The text of a rule, with its placeholders filled in. */
function text(rule, variant, values = {}) {
  return messages[rule][variant].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** Text of the diagram's author, made safe to show: short, in quotes, invisible characters spelled out. */
function quoted(raw) {
  const points = Array.from(raw);
  const shown = points.slice(0, MOST).map((point) => (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(point)
    ? `\\u${point.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    : point));
  return `'${shown.join('')}${points.length > MOST ? '...' : ''}'`;
}

module.exports = { text, quoted };
