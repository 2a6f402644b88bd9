'use strict';

const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { main } = require('../steps.json');

/** No process calls itself, and no release is a part of another one. The deployment follows the calls through other files. */
module.exports = rule('calls-end', (diagram, report) => {
  for (const call of diagram.nodes.filter(({ called }) => called !== undefined)) {
    if (call.called === diagram.process) {
      report(call.id, 'itself');
    } else if (call.called === main) {
      report(call.id, 'release', { found: quoted(call.called) });
    }
  }
});
