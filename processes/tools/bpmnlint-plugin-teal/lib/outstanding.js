'use strict';

/**
 * What may still be outstanding when a way through a diagram gets to a node. Where parallel branches join, everything is done
 * that one of them did, since the join waits for all of them.
 */
class Outstanding {

  /**
   * @param paths of the diagram
   * @param {(node, before: Set) => Set} step what is outstanding after a node
   * @param {(node) => boolean} stops whether ways are not followed beyond a node
   */
  constructor(paths, step, stops) {
    this.paths = paths;
    this.step = step;
    this.stops = stops;
    this.starting = new Map();
    this.arriving = new Map();
    this.before = new Map();
  }

  /** Where ways begin, with all of this outstanding. */
  from(nodes, outstanding) {
    nodes.forEach((node) => this.starting.set(node, new Set(outstanding)));
    return this;
  }

  /** Follows all ways. The nodes that they get to, the nearest first, with what may be outstanding before each. */
  follow() {
    const reached = this.reach();
    reached.forEach((node) => this.before.set(node, new Set()));
    // Sets only grow, so this ends.
    for (let changed = true; changed;) {
      changed = false;
      for (const node of reached) {
        const found = this.at(node);
        changed ||= !same(found, this.before.get(node));
        this.before.set(node, found);
      }
    }
    return this.before;
  }

  after(node) {
    return this.step(node, this.before.get(node) ?? new Set());
  }

  reach() {
    const open = [...this.starting.keys()];
    const seen = new Set(open);
    for (let i = 0; i < open.length; i += 1) {
      const node = open[i];
      if (!this.stops(node)) {
        this.lead(node, this.paths.after(node).nodes, false, seen, open);
        this.lead(node, this.paths.troubles(node), true, seen, open);
      }
    }
    return open;
  }

  lead(from, nodes, trouble, seen, open) {
    for (const next of nodes) {
      this.arriving.set(next, [...this.arriving.get(next) ?? [], { from, trouble }]);
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }

  at(node) {
    const sets = (this.arriving.get(node) ?? []).map(({ from, trouble }) =>
      (trouble ? this.before.get(from) ?? new Set() : this.after(from)));
    if (this.starting.has(node)) {
      sets.push(this.starting.get(node));
    }
    const all = new Set(sets.flatMap((set) => [...set]));
    return node.isA('ParallelGateway')
      ? new Set([...all].filter((one) => sets.every((set) => set.has(one))))
      : all;
  }
}

function same(one, other) {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

module.exports = { Outstanding };
