'use strict';

const { patterns } = require('../tables.json');

/** A table for which this is not enough is not decided. */
const MOST_STEPS = 20000;

/** Any text that no cell names. */
const ANOTHER = '';

const texts = (cell) => (cell.match(new RegExp(patterns.text, 'g')) ?? []).map((text) => text.slice(1, -1));

const asks = (cell) => cell !== '' && cell !== '-';

/**
 * The values of a column that make a difference to its cells: each value that a cell names, and one between any two of them. A
 * row that matches none of them matches nothing at all.
 */
class Points {

  constructor(column, cells, whole) {
    this.column = column;
    this.step = whole || column.kind === 'MOMENT' ? 1 : 0.5;
    this.all = this.points(cells);
  }

  points(cells) {
    switch (this.column.kind) {
      case 'TEXT': {
        const { choices } = this.column;
        return [...new Set([...choices, ...cells.flatMap(texts), ...choices.length ? [] : [ANOTHER]])];
      }
      case 'FLAG':
        return ['true', 'false'];
      default:
        return this.numbers(cells);
    }
  }

  numbers(cells) {
    const { kind, least, most, unknown } = this.column;
    const open = unknown || kind === 'MOMENT';
    const named = cells.flatMap((cell) => this.items(cell))
      .flatMap((item) => [item[2], item[3], item[6]])
      .filter((value) => value !== undefined)
      .map((value) => this.value(value));
    const inside = [...new Set(named.flatMap((value) => [value - this.step, value, value + this.step]))]
      .sort((one, other) => one - other)
      .filter((number) => open || (number >= least && number <= most));
    return (inside.length ? inside : [open ? 0 : least]).map(String);
  }

  matches(cell, point) {
    if (!asks(cell)) {
      return true;
    }
    const negated = cell.startsWith('not(');
    return this.lists(cell, point) !== negated;
  }

  lists(cell, point) {
    switch (this.column.kind) {
      case 'TEXT':
        return texts(cell).includes(point);
      case 'FLAG':
        return cell === point;
      default:
        return this.items(cell).some((item) => this.isIn(item, Number(point)));
    }
  }

  isIn([, begins, low, high, ends, comparison, value], point) {
    if (begins !== undefined) {
      const from = begins === '[' ? point >= this.value(low) : point > this.value(low);
      return from && (ends === ']' ? point <= this.value(high) : point < this.value(high));
    }
    const number = this.value(value);
    switch (comparison) {
      case '<':
        return point < number;
      case '<=':
        return point <= number;
      case '>':
        return point > number;
      case '>=':
        return point >= number;
      default:
        return point === number;
    }
  }

  items(cell) {
    const inner = cell.startsWith('not(') ? cell.slice('not('.length, -1) : cell;
    const pattern = this.column.kind === 'MOMENT' ? patterns.momentItem : patterns.numberItem;
    return [...inner.matchAll(new RegExp(pattern, 'g'))];
  }

  value(text) {
    return this.column.kind === 'MOMENT' ? Date.parse(`${texts(text)[0]}Z`) / 1000 : Number(text);
  }

  /** A point as a person would say it. */
  words(point) {
    const { kind, name } = this.column;
    switch (kind) {
      case 'TEXT':
        return point === ANOTHER ? `another ${name}` : `${name} "${point}"`;
      case 'MOMENT':
        return `${name} ${new Date(Number(point) * 1000).toISOString().slice(0, -'.000Z'.length)}`;
      default:
        return `${name} ${point}`;
    }
  }
}

/** Decides which rows of a table match the same case, and which case none of them matches. */
class Rows {

  /** @param rows the cells of each row, which are valid conditions */
  constructor(columns, rows, whole) {
    this.rows = rows;
    this.columns = columns.map((column, i) => new Points(column, rows.map((row) => row[i]), whole[i]));
    this.matched = rows.map((row) => this.columns.map((points, i) => points.all.map((point) => points.matches(row[i], point))));
  }

  /** A case that both rows match, in words. */
  both(one, other) {
    const example = this.columns.map((_, i) =>
      this.matched[one][i].findIndex((matches, point) => matches && this.matched[other][i][point]));
    return example.includes(-1)
      ? undefined
      : this.words(example, (i) => asks(this.rows[one][i]) || asks(this.rows[other][i]));
  }

  /** A case that no row matches, in words. */
  gap() {
    this.steps = 0;
    const example = this.uncovered(this.rows.map((_, row) => row), []);
    return example && this.words(example, (i) => this.rows.some((row) => asks(row[i])));
  }

  uncovered(left, example) {
    const column = example.length;
    this.steps += 1;
    if (this.steps > MOST_STEPS || (column === this.columns.length && left.length)) {
      return undefined;
    }
    if (column === this.columns.length) {
      return example;
    }
    // Points that the same rows match make no difference.
    const different = new Map();
    this.columns[column].all.forEach((_, point) => {
      const rows = left.filter((row) => this.matched[row][column][point]);
      if (!different.has(String(rows))) {
        different.set(String(rows), [rows, point]);
      }
    });
    for (const [rows, point] of different.values()) {
      const found = this.uncovered(rows, [...example, point]);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  words(example, isShown) {
    return this.columns.map((points, i) => [points, i]).filter(([, i]) => isShown(i))
      .map(([points, i]) => points.words(points.all[example[i]])).join(', ') || 'any case';
  }
}

module.exports = { Rows };
