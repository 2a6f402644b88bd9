'use strict';

const { canAnswer, canAsk, fits } = require('./cells');
const { quoted, text } = require('./words');
const { Rows } = require('./rows');
const { mayBeSilent, oneAnswer, policies, types, unknown } = require('../tables.json');

const RULE = 'decision-tables';

/**
 * What is wrong with a decision and what lies beside it, as Teal tells it when the file is deployed.
 *
 * @param {object} decision of dmn-moddle
 * @returns {{ element: string, message: string, isWarning: boolean }[]} the element is the cell or decision that people find in the Modeler
 */
function problems(decision) {
  const found = [];
  const add = (element, variant, values, isWarning = false) =>
    found.push({ element, message: text(RULE, variant, values), isWarning });
  checkDecision(decision, add);
  decision.$parent?.drgElement?.filter(({ $type }) => /BusinessKnowledgeModel|DecisionService/.test($type))
    .forEach(({ id }) => add(id, 'table'));
  return found;
}

function checkDecision(decision, add) {
  const table = decision.decisionLogic;
  const policy = policies[decision.id];
  const history = String(decision.historyTimeToLive ?? decision.$attrs?.['camunda:historyTimeToLive'] ?? '');
  if (!fits('history', history)) {
    add(decision.id, 'history', { found: quoted(history) });
  }
  if (table?.$type !== 'dmn:DecisionTable') {
    add(decision.id, 'table');
    return;
  }
  if (policy && !oneAnswer.includes(table.hitPolicy ?? 'UNIQUE')) {
    add(decision.id, 'hit-policy', { found: quoted(table.hitPolicy) });
  }
  const inputs = (table.input ?? []).map((input) => inputColumn(input, policy, add));
  const outputs = (table.output ?? []).map((output) => outputColumn(output, policy, add));
  policy?.outputs.filter(({ name, required }) => required && !table.output?.some((output) => output.name === name))
    .forEach(({ name }) => add(decision.id, 'no-output', { column: quoted(name) }));
  const told = policy?.inputs ?? inputs.filter(Boolean);
  (table.rule ?? []).forEach((rule, row) => {
    cells(rule.inputEntry, inputs, row, canAsk, 'allowed', add);
    cells(rule.outputEntry, outputs, row, (column, cell) => canAnswer(column, cell, told), 'allowedAnswer', add);
  });
  checkCases(decision, inputs, policy, add);
}

/** Rows are compared with each other only if each of them can be read by itself. */
function checkCases(decision, inputs, policy, add) {
  const rules = decision.decisionLogic.rule ?? [];
  const hitPolicy = (decision.decisionLogic.hitPolicy ?? 'UNIQUE').toUpperCase();
  const always = policy !== undefined && decision.id !== mayBeSilent;
  if (!rules.length && (always || !policy)) {
    add(decision.id, 'empty');
  }
  const rows = rules.map((rule) => (rule.inputEntry ?? []).map(textOf));
  if (!rules.length || !rows.every((row) => row.length === inputs.length
    && row.every((cell, i) => inputs[i] && canAsk(inputs[i], cell)))) {
    return;
  }
  const whole = (decision.decisionLogic.input ?? [])
    .map(({ inputExpression }) => /^(?:.*:)?(?:integer|long)$/i.test(inputExpression?.typeRef ?? ''));
  const cases = new Rows(inputs, rows, whole);
  if (['UNIQUE', 'ANY'].includes(hitPolicy)) {
    checkOverlaps(hitPolicy, rules, cases, add);
  }
  const gap = always || (!policy && oneAnswer.includes(hitPolicy)) ? cases.gap() : undefined;
  if (gap) {
    // A table of the authors' own may mean to give no answer in some cases.
    add(decision.id, always ? 'gap' : 'silent', { case: gap }, !always);
  }
}

function checkOverlaps(hitPolicy, rules, cases, add) {
  const answers = rules.map((rule) => JSON.stringify((rule.outputEntry ?? []).map(textOf)));
  rules.forEach((rule, row) => {
    const before = rules.findIndex((_, other) => other < row
      && !(hitPolicy === 'ANY' && answers[other] === answers[row])
      && cases.both(other, row) !== undefined);
    if (before >= 0) {
      add(rule.inputEntry[0]?.id ?? rule.id, hitPolicy === 'ANY' ? 'conflict' : 'overlap', {
        row: before + 1, other: row + 1, case: cases.both(before, row),
      });
    }
  });
}

function textOf(entry) {
  return entry.text?.trim() ?? '';
}

/** The column, if its cells can be judged. */
function inputColumn(input, policy, add) {
  const name = input.inputExpression?.text?.trim() ?? '';
  const type = input.inputExpression?.typeRef ?? '';
  if (!policy) {
    if (!fits('name', name)) {
      add(input.id, 'variable', { found: quoted(name) });
    }
    return unknownColumn(name, type);
  }
  const column = policy.inputs.find((known) => known.name === name);
  if (!column) {
    add(input.id, 'unknown-input', { found: quoted(name), allowed: names(policy.inputs) });
  }
  return typed(input, column, type, add);
}

function outputColumn(output, policy, add) {
  const { name = '', typeRef = '' } = output;
  if (!policy) {
    return unknownColumn(name, typeRef);
  }
  const column = policy.outputs.find((known) => known.name === name);
  if (!column) {
    add(output.id, 'unknown-output', { found: quoted(name), allowed: names(policy.outputs) });
  }
  return typed(output, column, typeRef, add);
}

function typed(element, column, type, add) {
  if (column && kind(type) !== column.kind) {
    add(element.id, 'type', {
      column: quoted(column.name), found: quoted(type), allowed: types[column.kind].join(' or '),
    });
    return undefined;
  }
  return column;
}

/** A column of the authors' own: nothing is known but its type. */
function unknownColumn(name, type) {
  return kind(type) && { ...unknown[kind(type)], name };
}

/** DMN has prefixes and capitals in front of some types. */
function kind(type) {
  const plain = type.replace(/^.*:/, '').toLowerCase();
  return Object.keys(types).find((known) => types[known].some((name) => name.toLowerCase() === plain));
}

function cells(entries = [], columns, row, can, allowed, add) {
  entries.forEach((entry, i) => {
    const cell = entry.text?.trim() ?? '';
    const column = columns[i];
    if (column && !can(column, cell)) {
      add(entry.id, 'cell', {
        row: row + 1, column: quoted(column.name), found: quoted(cell), allowed: column[allowed],
      });
    }
  });
}

function names(columns) {
  return columns.map(({ name }) => name).join(', ');
}

module.exports = { problems };
