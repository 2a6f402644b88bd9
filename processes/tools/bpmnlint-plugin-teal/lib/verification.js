'use strict';

const { VERIFYING, facts } = require('./calls');
const { Paths } = require('./paths');
const { walk } = require('./walk');

/** Which steps still have to verify what was rolled out, along every way through a diagram. */
class Verification {

  constructor(diagram) {
    this.paths = new Paths(diagram);
    this.numbers = new Map(diagram.nodes.map((node, number) => [node, number]));
  }

  /** What the node itself leaves unverified. */
  leftBy(node) {
    return node.does('ROLLS_OUT') ? VERIFYING : facts(node)?.leaves ?? [];
  }

  /** Where ways after this node end with steps missing: at a switch, or (without a node) at the process's end. */
  gapsAfter(rollOut) {
    const gaps = [];
    const left = this.leftBy(rollOut);
    walk(
      this.follow(rollOut, left, left, gaps),
      ({ node, missing }) => {
        if (node.does('SWITCHES') && node.input('to') === 'home') {
          gaps.push({ at: node, missing });
          return [];
        }
        // What is rolled out there has to be verified there, and this with it.
        if (this.leftBy(node).length) {
          return [];
        }
        return this.follow(node, missing, missingAfter(node, missing), gaps);
      },
      ({ node, missing }) => `${this.numbers.get(node)} ${missing}`,
    );
    return gaps;
  }

  follow(node, before, after, gaps) {
    const places = [];
    if (after.length) {
      const next = this.paths.after(node);
      places.push(...next.nodes.map((found) => ({ node: found, missing: after })));
      if (next.ends) {
        gaps.push({ missing: after });
      }
    }
    // Something may have happened before the node did its work.
    places.push(...this.paths.troubles(node).map((found) => ({ node: found, missing: before })));
    return places;
  }
}

function missingAfter(node, missing) {
  const called = facts(node);
  if (called?.restores) {
    return [];
  }
  return missing.filter((wanted) => node.step?.name !== wanted && (!called || called.misses.includes(wanted)));
}

/** All steps that some gap misses. */
function union(gaps) {
  return VERIFYING.filter((step) => gaps.some((gap) => gap.missing.includes(step)));
}

module.exports = { Verification, union };
