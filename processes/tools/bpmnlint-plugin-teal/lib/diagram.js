'use strict';

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
    this.boundary = [];
    this.inside = [];
  }

  get id() {
    return this.bo.id;
  }

  get title() {
    return (this.bo.name ?? '').replace(/\s+/g, ' ').trim() || this.id;
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

  /** Whether what it lies on is over when it is left; only some events on a border leave that running. */
  get isInterrupting() {
    return !this.isA('BoundaryEvent') || this.bo.cancelActivity !== false;
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
          from.ways.push({ bo: element, to });
        }
      } else if (element.$type === 'bpmn:BoundaryEvent') {
        this.byId.get(element.attachedToRef?.id)?.boundary.push(this.byId.get(element.id));
      }
      this.connect(element);
    }
  }
}

module.exports = { Diagram, FlowNode, bean };
