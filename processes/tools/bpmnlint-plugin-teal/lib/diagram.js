'use strict';

const { localName } = require('./elements');
const { quoted } = require('./words');
const { steps } = require('../steps.json');

const SUBPROCESSES = ['bpmn:SubProcess', 'bpmn:Transaction', 'bpmn:AdHocSubProcess'];

/** The bean that an expression names and does nothing else with. */
function bean(expression) {
  const found = /^\$\{(\w+)\}$/.exec(expression ?? '');
  return found ? found[1] : undefined;
}

/** A task, event, gateway, call or subprocess of a diagram, with the ways out of it. */
class FlowNode {

  constructor(bo, scope) {
    this.bo = bo;
    this.scope = scope;
    this.ways = [];
    this.arrivals = [];
    this.boundary = [];
    this.inside = [];
  }

  get id() {
    return this.bo.id;
  }

  get title() {
    return this.name || this.id;
  }

  get name() {
    return (this.bo.name ?? '').replace(/\s+/g, ' ').trim();
  }

  /** As the Modeler shows it: its name in quotes, or else its type and what is next to it. */
  get shown() {
    if (this.name) {
      return quoted(this.name);
    }
    const kind = localName(this.bo).replace(/([A-Z])/g, ' $1').toLowerCase();
    const before = this.arrivals.map(({ from }) => from).find(({ name }) => name);
    const next = this.ways.map(({ to }) => to).find(({ name }) => name);
    return `the ${kind}${before ? ` after ${quoted(before.name)}` : ''}${next ? ` before ${quoted(next.name)}` : ''}`;
  }

  isA(kind) {
    return this.bo.$type === `bpmn:${kind}`;
  }

  get isSubprocess() {
    return SUBPROCESSES.includes(this.bo.$type);
  }

  get isEventSubprocess() {
    return this.isSubprocess && this.bo.triggeredByEvent === true;
  }

  get isRepeated() {
    return this.bo.loopCharacteristics?.$type === 'bpmn:MultiInstanceLoopCharacteristics';
  }

  /** Whether what is around this event is over when it fires; only some events leave that running. */
  get isInterrupting() {
    return (this.isA('BoundaryEvent') ? this.bo.cancelActivity : this.bo.isInterrupting) !== false;
  }

  /** Whether this is the node, or around it. */
  contains(node) {
    return node === this || (node.scope !== undefined && this.contains(node.scope));
  }

  /** Whether the release rests here until something is done or somebody acts. */
  get rests() {
    return this.isA('ServiceTask') || this.isA('CallActivity') || this.isWait;
  }

  /** Whether it waits for a person, an event or a timer. */
  get isWait() {
    return this.isA('UserTask')
      || this.isA('ReceiveTask')
      || (this.isA('IntermediateCatchEvent') && !this.definition('LinkEventDefinition'));
  }

  definition(kind) {
    return (this.bo.eventDefinitions ?? []).find((definition) => definition.$type === `bpmn:${kind}`);
  }

  extensions(type) {
    return (this.bo.extensionElements?.values ?? []).filter((extension) => extension.$type === `camunda:${type}`);
  }

  get inputs() {
    return this.extensions('InputOutput').flatMap((io) => io.inputParameters ?? []);
  }

  get outputs() {
    return this.extensions('InputOutput').flatMap((io) => io.outputParameters ?? []);
  }

  input(name) {
    const found = this.inputs.find((input) => input.name === name);
    return found && (found.value ?? '').trim();
  }

  /** The step that this service task calls, if it calls one of Teal's. */
  get step() {
    const name = this.isA('ServiceTask') ? bean(this.bo.delegateExpression) : undefined;
    return name && Object.hasOwn(steps, name) ? { name, ...steps[name] } : undefined;
  }

  does(effect) {
    return this.step?.effect === effect;
  }

  /** The process that this call activity calls. */
  get called() {
    return this.isA('CallActivity') ? this.bo.calledElement : undefined;
  }
}

/** A BPMN file as the rules see it: its process, and the flow through it. */
class Diagram {

  constructor(definitions) {
    this.definitions = definitions;
    this.processes = (definitions.rootElements ?? []).filter((root) => root.$type === 'bpmn:Process');
    this.byId = new Map();
    this.processes.forEach((process) => this.read(process, undefined));
    this.processes.forEach((process) => this.connect(process));
    this.nodes = [...this.byId.values()];
  }

  /** The id of the file's first process, which is what others call. */
  get process() {
    return this.processes[0]?.id ?? '';
  }

  /** Whether people can start it; the others are only called. */
  get isStartable() {
    return this.processes[0]?.isStartableInTasklist !== false;
  }

  get outermost() {
    return this.nodes.filter((node) => !node.scope);
  }

  /** The code of an error that an event refers to, if any. */
  errorCode(definition) {
    return definition?.errorRef?.errorCode?.trim() ? definition.errorRef.errorCode : undefined;
  }

  read(container, scope) {
    for (const element of container.flowElements ?? []) {
      if (element.$instanceOf('bpmn:FlowNode')) {
        const node = new FlowNode(element, scope);
        this.byId.set(node.id, node);
        scope?.inside.push(node);
        this.read(element, node);
      }
    }
  }

  connect(container) {
    for (const element of container.flowElements ?? []) {
      if (element.$type === 'bpmn:SequenceFlow') {
        const from = this.byId.get(element.sourceRef?.id);
        const to = this.byId.get(element.targetRef?.id);
        if (from && to) {
          const flow = { bo: element, from, to };
          from.ways.push(flow);
          to.arrivals.push(flow);
        }
      } else if (element.$type === 'bpmn:BoundaryEvent') {
        const host = this.byId.get(element.attachedToRef?.id);
        const event = this.byId.get(element.id);
        if (host) {
          host.boundary.push(event);
          event.host = host;
        }
      }
      this.connect(element);
    }
  }
}

module.exports = { Diagram, FlowNode, bean };
