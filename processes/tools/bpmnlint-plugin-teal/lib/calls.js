'use strict';

const { promises, steps } = require('../steps.json');

/** What a cluster has to pass before users may go there. */
const VERIFYING = Object.keys(steps).filter((name) => steps[name].effect === 'VERIFIES');

/** What it does is for the deployment to find out: the Modeler reports no mistake that may be none. */
const UNKNOWN = { escapes: [], switches: false, restores: false, changes: false, waits: false, leaves: [], misses: [] };

/** What a process of Teal's promises its callers; undefined for others. */
function promise(process) {
  return Object.hasOwn(promises, process) ? promises[process] : undefined;
}

/** What is known of the process that a node calls, if it calls one. The deployment looks into the others too. */
function facts(node) {
  return node.called ? promise(node.called) ?? UNKNOWN : undefined;
}

module.exports = { VERIFYING, facts, promise };
