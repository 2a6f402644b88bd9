'use strict';

const { rule } = require('../lib/rule');
const { areRetries, isCycle, isDate, isDuration, isTooOften } = require('../lib/times');
const { quoted } = require('../lib/words');
const { kinds, variables } = require('../steps.json');

/** What a timer may be given, in this order, and the kinds of variables for it. */
const TIMERS = { timeDate: ['MOMENT', 'DURATION'], timeDuration: ['DURATION'], timeCycle: ['CYCLE'] };

const POSSIBLE = {
  timeDate: (text) => isDate(text) || isDuration(text),
  timeDuration: isDuration,
  timeCycle: isCycle,
};

/** Durations, dates and cycles are what the engine reads as such, and nothing comes round more than once a minute. */
module.exports = rule('times-possible', (diagram, report) => {
  for (const node of diagram.nodes) {
    const definition = node.definition('TimerEventDefinition');
    if (definition) {
      timer(node, definition, report);
    }
    if (node.isA('UserTask')) {
      [node.bo.dueDate, node.bo.followUpDate].map((text) => (text ?? '').trim()).filter(Boolean)
        .forEach((text) => time(node, 'timeDate', text, report));
    }
    node.extensions('FailedJobRetryTimeCycle').map(({ body }) => (body ?? '').trim())
      .filter((text) => !text.includes('{') && !areRetries(text))
      .forEach((text) => report(node.id, 'retries', { found: quoted(text) }));
  }
});

function timer(node, definition, report) {
  const text = (kind) => (definition[kind]?.body ?? '').trim();
  const kind = Object.keys(TIMERS).find(text);
  if (kind) {
    time(node, kind, text(kind), report);
  } else {
    report(node.id, 'none');
  }
}

function time(node, kind, text, report) {
  const variable = /^[$#]\{\s*(\w+)\s*\}$/.exec(text)?.[1];
  if (variable) {
    const known = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
    if (known && !TIMERS[kind].includes(known.kind)) {
      report(node.id, `${kind}-variable`, { found: variable, kind: kinds[known.kind] });
    }
  } else if (!text.includes('{')) {
    if (!POSSIBLE[kind](text)) {
      report(node.id, kind, { found: quoted(text) });
    } else if (kind === 'timeCycle' && isTooOften(text)) {
      report(node.id, 'often', { found: quoted(text) });
    }
  }
}
