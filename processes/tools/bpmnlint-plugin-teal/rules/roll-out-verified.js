'use strict';

const { VERIFYING, promise } = require('../lib/calls');
const { rule } = require('../lib/rule');
const { Verification, union } = require('../lib/verification');
const { steps } = require('../steps.json');

/** Users are never sent to a cluster that did not pass every verifying step for what it runs. */
module.exports = rule('roll-out-verified', (diagram, report) => {
  const verification = new Verification(diagram);
  // A process that is only called may leave it to its caller, as far as callers know of it.
  const leftToCaller = promise(diagram.process)?.leaves ?? (diagram.isStartable ? [] : VERIFYING);
  for (const node of diagram.nodes.filter((found) => verification.leftBy(found).length)) {
    const gaps = verification.gapsAfter(node);
    tell(node, 'switch', gaps.filter((gap) => gap.at), report);
    tell(node, 'end', gaps.filter((gap) => !gap.at && gap.missing.some((step) => !leftToCaller.includes(step))), report);
  }
});

function tell(node, variant, gaps, report) {
  if (gaps.length) {
    report(node.id, variant, {
      missing: union(gaps).map((step) => `'${steps[step].title}'`).join(' and '),
      to: gaps[0].at ? gaps[0].at.shown : 'the end',
    });
  }
}
