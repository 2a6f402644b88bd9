'use strict';

const { condition } = require('../lib/conditions');
const { combinations, holds } = require('../lib/evaluation');
const { form } = require('../lib/forms');
const { names } = require('../lib/formula');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');
const { quoted } = require('../lib/words');
const { variables } = require('../steps.json');

/** Variables that only a question sets. */
const ANSWERS = ['approved', 'decision'];

/** Where a way parts by conditions, one of them holds for every answer and every value that can be. */
module.exports = rule('answers-covered', (diagram, report) => {
  for (const node of diagram.nodes) {
    const conditions = node.ways.map(condition);
    if (conditions.length && conditions.every(Boolean)) {
      check(node, conditions, diagram, report);
    }
  }
});

function check(node, conditions, diagram, report) {
  const known = {};
  for (const name of new Set(conditions.flatMap(names))) {
    if (ANSWERS.includes(name)) {
      known[name] = answers(node, name);
      if (!known[name]) {
        if (onlyByQuestions(name, diagram)) {
          report(node.id, 'unasked', { variable: quoted(name) });
        }
        return;
      }
    }
  }
  const open = (combinations(conditions, known) ?? [])
    .find((values) => !conditions.some((one) => holds(one, values)));
  if (open) {
    report(node.id, 'missing', { case: words(open) });
  }
}

function words(values) {
  return Object.entries(values).map(([name, value]) => `${name} = ${value}`).join(' and ') || 'any case';
}

/** Whether neither a caller nor another element can have set it. */
function onlyByQuestions(variable, diagram) {
  return diagram.isStartable && !diagram.nodes.filter((node) => !node.isA('UserTask')).some((node) =>
    node.outputs.some(({ name }) => name === variable) || node.extensions('Out').some(({ target }) => target === variable));
}

/** What the questions before a node offer; undefined if nobody was asked. */
function answers(node, variable) {
  let offered;
  walk([node], (here) => {
    const id = here === node ? undefined : here.bo.formRef;
    const known = form(id);
    if (known && Object.hasOwn(known.answers, variable)) {
      offered = [...offered ?? [], ...known.answers[variable]];
      return [];
    }
    if (id !== undefined && !known) {
      // A form of the authors' own may offer anything.
      offered = [...offered ?? [], ...variables[variable].values];
      return [];
    }
    return before(here);
  });
  return offered && [...new Set(offered)];
}

function before(node) {
  const from = node.arrivals.map((flow) => flow.from);
  const outside = node.host ?? node.scope;
  return from.length || !outside ? from : [outside];
}
