'use strict';

/** Where a release goes after a node of a diagram: on its way, or when something happens. */
class Paths {

  constructor(diagram) {
    this.diagram = diagram;
  }

  /** What may come next after a node that did its work, and whether the process may end here, as it should. */
  after(node) {
    if (node.isSubprocess && node.inside.length) {
      return { nodes: entries(node.inside), ends: false };
    }
    const nodes = [];
    const ends = this.leave(node, nodes, true);
    return { nodes, ends };
  }

  /** The same for one round: a repeated node is not entered again. */
  onward(node) {
    if (node.isSubprocess && node.inside.length) {
      return { nodes: entries(node.inside), ends: false };
    }
    const nodes = [];
    const ends = this.leave(node, nodes, false);
    return { nodes, ends };
  }

  /** Where the process itself starts. */
  begins() {
    return entries(this.diagram.outermost);
  }

  /** When something happens at a node: the events on its border and around it. */
  troubles(node) {
    const found = [];
    for (let level = node; level; level = level.scope) {
      found.push(...level.boundary);
      const around = level.scope ? level.scope.inside : this.diagram.outermost;
      around.filter((other) => other.isEventSubprocess).forEach((other) => found.push(...entries(other.inside)));
    }
    return found;
  }

  /** Adds what comes after the node as a whole; returns whether the process ends instead. */
  leave(node, next, repeating) {
    if (repeating && node.isRepeated) {
      next.push(...(node.isSubprocess ? entries(node.inside) : [node]));
    }
    if (node.isA('EndEvent') && node.definition('ErrorEventDefinition')) {
      return false;
    }
    const link = node.isA('IntermediateThrowEvent') ? node.definition('LinkEventDefinition') : undefined;
    if (link) {
      next.push(...this.diagram.nodes.filter((other) => other.isA('IntermediateCatchEvent')
        && other.definition('LinkEventDefinition')?.name === link.name));
      return false;
    }
    if (node.ways.length) {
      next.push(...node.ways.map((way) => way.to));
      return false;
    }
    const subprocess = around(node);
    return subprocess ? this.leave(subprocess, next, repeating) : true;
  }
}

/** The subprocess that ends when this node does; an event subprocess ends what is around it. */
function around(node) {
  return node.scope?.isEventSubprocess ? around(node.scope) : node.scope;
}

function entries(nodes) {
  const starts = nodes.filter((node) => node.isA('StartEvent'));
  return starts.length ? starts : nodes.filter((node) => !node.isA('BoundaryEvent')
    && !node.isEventSubprocess
    && !nodes.some((other) => other.ways.some((way) => way.to === node)));
}

module.exports = { Paths };
