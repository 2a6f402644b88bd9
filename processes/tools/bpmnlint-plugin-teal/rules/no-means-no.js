'use strict';

const { isMade, isRestored } = require('../lib/changes');
const { possibleFlows } = require('../lib/conditions');
const { form } = require('../lib/forms');
const { Paths } = require('../lib/paths');
const { rule } = require('../lib/rule');
const { walk } = require('../lib/walk');
const { quoted } = require('../lib/words');

/** Answers after which nothing more is changed. */
const REFUSALS = { approved: 'no', decision: 'giveUp' };

/** A no, and a timer that nobody answered, never lead on with the release. */
module.exports = rule('no-means-no', (diagram, report) => {
  const paths = new Paths(diagram);
  for (const task of diagram.nodes.filter((node) => node.isA('UserTask'))) {
    const answers = form(task.bo.formRef)?.answers ?? {};
    for (const [variable, value] of Object.entries(REFUSALS)) {
      const reached = (answers[variable] ?? []).includes(value) && goesOn(task, { [variable]: value }, paths);
      if (reached) {
        report(task.id, 'answer', { value: quoted(value), reached: reached.shown });
      }
    }
    if (answers.approved) {
      paths.troubles(task).filter((event) => event.definition('TimerEventDefinition')).forEach((timer) => {
        const reached = goesOn(timer, {}, paths);
        if (reached) {
          report(timer.id, 'timer', { task: task.shown, reached: reached.shown });
        }
      });
    }
  }
});

/** The first change, or the end of the release, that comes without anybody being asked again. */
function goesOn(origin, known, paths) {
  let found;
  walk([origin], (node) => {
    const possible = possibleFlows(node, known);
    const next = paths.onward(node).nodes
      .filter((one) => !node.ways.some(({ to }) => to === one) || possible.some(({ to }) => to === one))
      .filter((one) => !one.isA('UserTask') && !isRestored(one));
    found = next.find((one) => one.step?.name === 'finishRelease' || isMade(one));
    return found ? undefined : next;
  });
  return found;
}
