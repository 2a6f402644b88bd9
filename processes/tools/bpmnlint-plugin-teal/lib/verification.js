'use strict';

const { VERIFYING, facts } = require('./calls');
const { Outstanding } = require('./outstanding');
const { Paths } = require('./paths');

/** Which steps still have to verify what was rolled out, along every way through a diagram. */
class Verification {

  constructor(diagram) {
    this.paths = new Paths(diagram);
  }

  /** What the node itself leaves unverified. */
  leftBy(node) {
    return node.does('ROLLS_OUT') ? VERIFYING : facts(node)?.leaves ?? [];
  }

  /** Where ways after this node end with steps missing: at a switch, or (without a node) at the process's end. */
  gapsAfter(rollOut) {
    const left = this.leftBy(rollOut);
    const next = this.paths.after(rollOut);
    const outstanding = new Outstanding(this.paths, missingAfter, (node) => this.isOver(node))
      .from([...next.nodes, ...this.paths.troubles(rollOut)], left);
    const gaps = next.ends ? [{ missing: left }] : [];
    for (const [node, missing] of outstanding.follow()) {
      if (isSwitchHome(node)) {
        add(node, missing, gaps);
      } else if (!this.isOver(node) && this.paths.after(node).ends) {
        add(undefined, outstanding.after(node), gaps);
      }
    }
    return gaps;
  }

  /** What is rolled out later has to be verified there, and this with it. */
  isOver(node) {
    return isSwitchHome(node) || this.leftBy(node).length > 0;
  }
}

function add(at, missing, gaps) {
  if (missing.size) {
    gaps.push({ at, missing: VERIFYING.filter((step) => missing.has(step)) });
  }
}

function isSwitchHome(node) {
  return node.does('SWITCHES') && node.input('to') === 'home';
}

function missingAfter(node, missing) {
  const called = facts(node);
  if (called?.restores) {
    return new Set();
  }
  return new Set([...missing].filter((wanted) => node.step?.name !== wanted
    && (!called || called.misses.includes(wanted))));
}

/** All steps that some gap misses. */
function union(gaps) {
  return VERIFYING.filter((step) => gaps.some((gap) => gap.missing.includes(step)));
}

module.exports = { Verification, union };
