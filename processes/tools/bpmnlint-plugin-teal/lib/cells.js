'use strict';

const { longest, patterns } = require('../tables.json');

/** Whether a cell asks for something that can be. */
function canAsk(column, cell) {
  return cell === '' || cell === '-' || (cell.length <= longest && asks(column, cell));
}

function asks(column, cell) {
  switch (column.kind) {
    case 'TEXT':
      return fits('texts', cell)
        && texts(cell).every((text) => column.choices.length === 0 || column.choices.includes(text));
    case 'NUMBER':
      return fits('numbers', cell) && isWithin(column, cell);
    case 'MOMENT':
      return fits('moments', cell) && texts(cell).every(isMoment);
    default:
      return fits('flag', cell);
  }
}

/** Whether a cell is an answer; inputs may be answered by their names. */
function canAnswer(column, cell, inputs) {
  if (cell === '' || cell === 'null') {
    return !column.required;
  }
  if (fits('name', cell) && column.kind !== 'FLAG') {
    return column.unknown || inputs.some((input) => input.name === cell && input.kind === column.kind);
  }
  switch (column.kind) {
    case 'TEXT':
      return fits('text', cell) && !(column.required && cell === '""');
    case 'NUMBER':
      return fits('integer', cell) && isWithin(column, cell);
    case 'MOMENT':
      return fits('moment', cell) && texts(cell).every(isMoment);
    default:
      return fits('flag', cell);
  }
}

function fits(pattern, text) {
  return new RegExp(`^(?:${patterns[pattern]})$`).test(text);
}

function texts(cell) {
  return found('text', cell).map((text) => text.slice(1, -1));
}

function isWithin(column, cell) {
  return column.unknown
    || found('number', cell).map(Number).every((number) => number >= column.least && number <= column.most);
}

function found(pattern, cell) {
  return cell.match(new RegExp(patterns[pattern], 'g')) ?? [];
}

/** A day that the calendar has; others are moved to the next month by a Date. */
function isMoment(text) {
  const moment = new Date(`${text}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, -'.000Z'.length) === text;
}

module.exports = { canAnswer, canAsk, fits };
