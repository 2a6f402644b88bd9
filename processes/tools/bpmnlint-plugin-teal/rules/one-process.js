'use strict';

const { rule } = require('../lib/rule');

/** A file holds one process that runs. */
module.exports = rule('one-process', (diagram, report) => {
  if (diagram.processes.length !== 1) {
    report(diagram.definitions.id, 'count', { found: diagram.processes.length });
  }
  diagram.processes.filter((process) => process.isExecutable !== true)
    .forEach((process) => report(process.id, 'executable'));
});
