'use strict';

const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');

/** The engine knows how long to keep ended releases. */
module.exports = rule('history-kept', (diagram, report) => {
  for (const process of diagram.processes) {
    const found = process.historyTimeToLive;
    if (found === undefined) {
      report(process.id, 'missing');
    } else if (!/^(?:P[0-9]{1,5}D|[0-9]{1,5})$/.test(found)) {
      report(process.id, 'impossible', { found: quoted(found) });
    }
  }
});
