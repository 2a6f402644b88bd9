(() => {
  var __create = Object.create;
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __getProtoOf = Object.getPrototypeOf;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __esm = (fn, res, err) => function __init() {
    if (err) throw err[0];
    try {
      return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
    } catch (e) {
      throw err = [e], e;
    }
  };
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
    // If the importer is in node compatibility mode or this is not an ESM
    // file that has been converted to a CommonJS file using a Babel-
    // compatible transform (i.e. "__esModule" has not been set), then set
    // "default" to the CommonJS "module.exports" for node compatibility.
    isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
    mod
  ));
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // node_modules/bpmnlint-utils/dist/index.cjs
  var require_dist = __commonJS({
    "node_modules/bpmnlint-utils/dist/index.cjs"(exports) {
      "use strict";
      function is(node, type) {
        if (type.indexOf(":") === -1) {
          type = "bpmn:" + type;
        }
        return typeof node.$instanceOf === "function" ? node.$instanceOf(type) : node.$type === type;
      }
      function isAny(node, types) {
        return types.some(function(type) {
          return is(node, type);
        });
      }
      exports.is = is;
      exports.isAny = isAny;
    }
  });

  // node_modules/bpmnlint/rules/helper.js
  var require_helper = __commonJS({
    "node_modules/bpmnlint/rules/helper.js"(exports, module) {
      var {
        is
      } = require_dist();
      function checkDiscouragedNodeType(type, ruleName) {
        return function() {
          function check(node, reporter) {
            if (is(node, type)) {
              reporter.report(node.id, "Element type <" + type + "> is discouraged");
            }
          }
          return annotateRule(ruleName, {
            check
          });
        };
      }
      module.exports.checkDiscouragedNodeType = checkDiscouragedNodeType;
      function findParent(node, type) {
        if (!node) {
          return null;
        }
        const parent = node.$parent;
        if (!parent) {
          return node;
        }
        if (is(parent, type)) {
          return parent;
        }
        return findParent(parent, type);
      }
      module.exports.findParent = findParent;
      function isInExecutableProcess(node) {
        const process = findParent(node, "bpmn:Process");
        return process && process.isExecutable;
      }
      module.exports.isInExecutableProcess = isInExecutableProcess;
      var documentationBaseUrl = "https://github.com/bpmn-io/bpmnlint/blob/main/docs/rules";
      function annotateRule(ruleName, options) {
        const {
          meta: {
            documentation = {},
            ...restMeta
          } = {},
          ...restOptions
        } = options;
        const documentationUrl = `${documentationBaseUrl}/${ruleName}.md`;
        return {
          meta: {
            documentation: {
              url: documentationUrl,
              ...documentation
            },
            ...restMeta
          },
          ...restOptions
        };
      }
      module.exports.annotateRule = annotateRule;
    }
  });

  // node_modules/bpmnlint/rules/ad-hoc-sub-process.js
  var require_ad_hoc_sub_process = __commonJS({
    "node_modules/bpmnlint/rules/ad-hoc-sub-process.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:AdHocSubProcess")) {
            return;
          }
          const flowElements = node.flowElements || [];
          flowElements.forEach(function(flowElement) {
            if (is(flowElement, "bpmn:StartEvent")) {
              reporter.report(flowElement.id, "A <Start Event> is not allowed in <Ad Hoc Sub Process>");
            }
            if (is(flowElement, "bpmn:EndEvent")) {
              reporter.report(flowElement.id, "An <End Event> is not allowed in <Ad Hoc Sub Process>");
            }
          });
        }
        return annotateRule("ad-hoc-sub-process", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/conditional-flows.js
  var require_conditional_flows = __commonJS({
    "node_modules/bpmnlint/rules/conditional-flows.js"(exports, module) {
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!isConditionalForking(node)) {
            return;
          }
          const outgoing = node.outgoing || [];
          outgoing.forEach((flow) => {
            const missingCondition = !hasCondition(flow) && !isDefaultFlow(node, flow);
            if (missingCondition) {
              reporter.report(flow.id, "Sequence flow is missing condition", ["conditionExpression"]);
            }
          });
        }
        return annotateRule("conditional-flows", {
          check
        });
      };
      function isConditionalForking(node) {
        const defaultFlow = node["default"];
        const outgoing = node.outgoing || [];
        return defaultFlow || outgoing.find(hasCondition);
      }
      function hasCondition(flow) {
        return !!flow.conditionExpression;
      }
      function isDefaultFlow(node, flow) {
        return node["default"] === flow;
      }
    }
  });

  // node_modules/bpmnlint/rules/end-event-required.js
  var require_end_event_required = __commonJS({
    "node_modules/bpmnlint/rules/end-event-required.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function hasEndEvent(node) {
          const flowElements = node.flowElements || [];
          return flowElements.some((node2) => is(node2, "bpmn:EndEvent"));
        }
        function check(node, reporter) {
          if (!isAny(node, [
            "bpmn:Process",
            "bpmn:SubProcess"
          ]) || is(node, "bpmn:AdHocSubProcess")) {
            return;
          }
          if (!hasEndEvent(node)) {
            const type = is(node, "bpmn:SubProcess") ? "Sub process" : "Process";
            reporter.report(node.id, type + " is missing end event");
          }
        }
        return annotateRule("end-event-required", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/event-based-gateway.js
  var require_event_based_gateway = __commonJS({
    "node_modules/bpmnlint/rules/event-based-gateway.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:EventBasedGateway")) {
            return;
          }
          const outgoing = node.outgoing || [];
          if (outgoing.length < 2) {
            reporter.report(node.id, "An <Event-based Gateway> must have at least 2 outgoing <Sequence Flows>");
          }
          outgoing.forEach((flow) => {
            if (hasCondition(flow)) {
              reporter.report(flow.id, "A <Sequence Flow> outgoing from an <Event-based Gateway> must not be conditional");
            }
          });
        }
        return annotateRule("event-based-gateway", {
          check
        });
      };
      function hasCondition(flow) {
        return !!flow.conditionExpression;
      }
    }
  });

  // node_modules/bpmnlint/rules/event-sub-process-typed-start-event.js
  var require_event_sub_process_typed_start_event = __commonJS({
    "node_modules/bpmnlint/rules/event-sub-process-typed-start-event.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:SubProcess") || !node.triggeredByEvent) {
            return;
          }
          const flowElements = node.flowElements || [];
          flowElements.forEach(function(flowElement) {
            if (!is(flowElement, "bpmn:StartEvent")) {
              return false;
            }
            const eventDefinitions = flowElement.eventDefinitions || [];
            if (eventDefinitions.length === 0) {
              reporter.report(flowElement.id, "Start event is missing event definition", ["eventDefinitions"]);
            }
          });
        }
        return annotateRule("event-sub-process-typed-start-event", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/global.js
  var require_global = __commonJS({
    "node_modules/bpmnlint/rules/global.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Definitions")) {
            return false;
          }
          const rootElements = getRootElements(node);
          const referencingElements = getReferencingElements(node);
          rootElements.forEach((rootElement) => {
            if (!hasName(rootElement)) {
              reporter.report(rootElement.id, "Element is missing name");
            }
            if (!isReferenced(rootElement, referencingElements)) {
              reporter.report(rootElement.id, "Element is unused");
            }
            if (!isUnique(rootElement, rootElements)) {
              reporter.report(rootElement.id, "Element name is not unique");
            }
          });
        }
        return annotateRule("global", {
          check
        });
        function getRootElements(definitions) {
          return definitions.rootElements.filter((node) => isAny(node, ["bpmn:Error", "bpmn:Escalation", "bpmn:Message", "bpmn:Signal"]));
        }
        function getReferencingElements(definitions) {
          const referencingElements = [];
          function traverse(element) {
            if (is(element, "bpmn:Definitions") && element.get("rootElements").length) {
              element.get("rootElements").forEach(traverse);
            }
            if (is(element, "bpmn:FlowElementsContainer") && element.get("flowElements").length) {
              element.get("flowElements").forEach(traverse);
            }
            if (is(element, "bpmn:Event") && element.get("eventDefinitions").length) {
              element.get("eventDefinitions").forEach((eventDefinition) => referencingElements.push(eventDefinition));
            }
            if (is(element, "bpmn:Collaboration") && element.get("messageFlows").length) {
              element.get("messageFlows").forEach(traverse);
            }
            if (isAny(element, [
              "bpmn:MessageFlow",
              "bpmn:ReceiveTask",
              "bpmn:SendTask"
            ])) {
              referencingElements.push(element);
            }
          }
          traverse(definitions);
          return referencingElements;
        }
        function hasName(event) {
          return event.name?.trim() !== "";
        }
        function isReferenced(rootElement, referencingElements) {
          if (is(rootElement, "bpmn:Error")) {
            return referencingElements.some((referencingElement) => {
              return is(referencingElement, "bpmn:ErrorEventDefinition") && rootElement.get("id") === referencingElement.get("errorRef")?.get("id");
            });
          }
          if (is(rootElement, "bpmn:Escalation")) {
            return referencingElements.some((referencingElement) => {
              return is(referencingElement, "bpmn:EscalationEventDefinition") && rootElement.get("id") === referencingElement.get("escalationRef")?.get("id");
            });
          }
          if (is(rootElement, "bpmn:Message")) {
            return referencingElements.some((referencingElement) => {
              return isAny(referencingElement, [
                "bpmn:MessageEventDefinition",
                "bpmn:MessageFlow",
                "bpmn:ReceiveTask",
                "bpmn:SendTask"
              ]) && rootElement.get("id") === referencingElement.get("messageRef")?.get("id");
            });
          }
          if (is(rootElement, "bpmn:Signal")) {
            return referencingElements.some((referencingElement) => {
              return is(referencingElement, "bpmn:SignalEventDefinition") && rootElement.get("id") === referencingElement.get("signalRef")?.get("id");
            });
          }
        }
        function isUnique(rootElement, rootElements) {
          return rootElements.filter((otherRootElement) => is(otherRootElement, rootElement.$type) && rootElement.name === otherRootElement.name).length === 1;
        }
      };
    }
  });

  // node_modules/bpmnlint/rules/label-required.js
  var require_label_required = __commonJS({
    "node_modules/bpmnlint/rules/label-required.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (isAny(node, [
            "bpmn:ParallelGateway",
            "bpmn:EventBasedGateway"
          ])) {
            return;
          }
          if (is(node, "bpmn:Gateway") && !isForking(node)) {
            return;
          }
          if (is(node, "bpmn:SubProcess")) {
            return;
          }
          if (is(node, "bpmn:SequenceFlow") && !hasCondition(node)) {
            return;
          }
          if (isAny(node, [
            "bpmn:FlowNode",
            "bpmn:SequenceFlow",
            "bpmn:Participant",
            "bpmn:Lane"
          ])) {
            const name = (node.name || "").trim();
            if (name.length === 0) {
              reporter.report(node.id, "Element is missing label/name", ["name"]);
            }
          }
        }
        return annotateRule("label-required", {
          check
        });
      };
      function isForking(node) {
        const outgoing = node.outgoing || [];
        return outgoing.length > 1;
      }
      function hasCondition(node) {
        return node.conditionExpression;
      }
    }
  });

  // node_modules/min-dash/dist/index.js
  var dist_exports = {};
  __export(dist_exports, {
    assign: () => assign,
    bind: () => bind,
    debounce: () => debounce,
    ensureArray: () => ensureArray,
    every: () => every,
    filter: () => filter,
    find: () => find,
    findIndex: () => findIndex,
    flatten: () => flatten,
    forEach: () => forEach,
    get: () => get,
    groupBy: () => groupBy,
    has: () => has,
    isArray: () => isArray,
    isDefined: () => isDefined,
    isFunction: () => isFunction,
    isNil: () => isNil,
    isNumber: () => isNumber,
    isObject: () => isObject,
    isString: () => isString,
    isUndefined: () => isUndefined,
    keys: () => keys,
    map: () => map,
    matchPattern: () => matchPattern,
    merge: () => merge,
    omit: () => omit,
    pick: () => pick,
    reduce: () => reduce,
    set: () => set,
    size: () => size,
    some: () => some,
    sortBy: () => sortBy,
    throttle: () => throttle,
    unionBy: () => unionBy,
    uniqueBy: () => uniqueBy,
    values: () => values,
    without: () => without
  });
  function flatten(arr) {
    return Array.prototype.concat.apply([], arr);
  }
  function isUndefined(obj) {
    return obj === void 0;
  }
  function isDefined(obj) {
    return obj !== void 0;
  }
  function isNil(obj) {
    return obj == null;
  }
  function isArray(obj) {
    return nativeToString.call(obj) === "[object Array]";
  }
  function isObject(obj) {
    return nativeToString.call(obj) === "[object Object]";
  }
  function isNumber(obj) {
    return nativeToString.call(obj) === "[object Number]";
  }
  function isFunction(obj) {
    const tag = nativeToString.call(obj);
    return tag === "[object Function]" || tag === "[object AsyncFunction]" || tag === "[object GeneratorFunction]" || tag === "[object AsyncGeneratorFunction]" || tag === "[object Proxy]";
  }
  function isString(obj) {
    return nativeToString.call(obj) === "[object String]";
  }
  function ensureArray(obj) {
    if (isArray(obj)) {
      return;
    }
    throw new Error("must supply array");
  }
  function has(target, key) {
    return !isNil(target) && nativeHasOwnProperty.call(target, key);
  }
  function find(collection, matcher) {
    const matchFn = toMatcher(matcher);
    let match;
    forEach(collection, function(val, key) {
      if (matchFn(val, key)) {
        match = val;
        return false;
      }
    });
    return match;
  }
  function findIndex(collection, matcher) {
    const matchFn = toMatcher(matcher);
    let idx = isArray(collection) ? -1 : void 0;
    forEach(collection, function(val, key) {
      if (matchFn(val, key)) {
        idx = key;
        return false;
      }
    });
    return idx;
  }
  function filter(collection, matcher) {
    const matchFn = toMatcher(matcher);
    let result = [];
    forEach(collection, function(val, key) {
      if (matchFn(val, key)) {
        result.push(val);
      }
    });
    return result;
  }
  function forEach(collection, iterator) {
    let val, result;
    if (isUndefined(collection)) {
      return;
    }
    const convertKey = isArray(collection) ? toNum : identity;
    for (let key in collection) {
      if (has(collection, key)) {
        val = collection[key];
        result = iterator(val, convertKey(key));
        if (result === false) {
          return val;
        }
      }
    }
  }
  function without(arr, matcher) {
    if (isUndefined(arr)) {
      return [];
    }
    ensureArray(arr);
    const matchFn = toMatcher(matcher);
    return arr.filter(function(el, idx) {
      return !matchFn(el, idx);
    });
  }
  function reduce(collection, iterator, result) {
    forEach(collection, function(value, idx) {
      result = iterator(result, value, idx);
    });
    return result;
  }
  function every(collection, matcher) {
    return !!reduce(collection, function(matches, val, key) {
      return matches && matcher(val, key);
    }, true);
  }
  function some(collection, matcher) {
    return !!find(collection, matcher);
  }
  function map(collection, fn) {
    let result = [];
    forEach(collection, function(val, key) {
      result.push(fn(val, key));
    });
    return result;
  }
  function keys(collection) {
    return collection && Object.keys(collection) || [];
  }
  function size(collection) {
    return keys(collection).length;
  }
  function values(collection) {
    return map(collection, (val) => val);
  }
  function groupBy(collection, extractor, grouped = {}) {
    extractor = toExtractor(extractor);
    forEach(collection, function(val) {
      let discriminator = extractor(val) || "_";
      let group = grouped[discriminator];
      if (!group) {
        group = grouped[discriminator] = [];
      }
      group.push(val);
    });
    return grouped;
  }
  function uniqueBy(extractor, ...collections) {
    extractor = toExtractor(extractor);
    let grouped = {};
    forEach(collections, (c) => groupBy(c, extractor, grouped));
    let result = map(grouped, function(val, key) {
      return val[0];
    });
    return result;
  }
  function sortBy(collection, extractor) {
    extractor = toExtractor(extractor);
    let sorted = [];
    forEach(collection, function(value, key) {
      let disc = extractor(value, key);
      let entry = {
        d: disc,
        v: value
      };
      for (var idx = 0; idx < sorted.length; idx++) {
        let { d } = sorted[idx];
        if (disc < d) {
          sorted.splice(idx, 0, entry);
          return;
        }
      }
      sorted.push(entry);
    });
    return map(sorted, (e) => e.v);
  }
  function matchPattern(pattern) {
    return function(el) {
      return every(pattern, function(val, key) {
        return el[key] === val;
      });
    };
  }
  function toExtractor(extractor) {
    return isFunction(extractor) ? extractor : (e) => {
      return e[extractor];
    };
  }
  function toMatcher(matcher) {
    return isFunction(matcher) ? matcher : (e) => {
      return e === matcher;
    };
  }
  function identity(arg) {
    return arg;
  }
  function toNum(arg) {
    return Number(arg);
  }
  function debounce(fn, timeout) {
    let timer;
    let lastArgs;
    let lastThis;
    let lastNow;
    function fire(force) {
      let now = Date.now();
      let scheduledDiff = force ? 0 : lastNow + timeout - now;
      if (scheduledDiff > 0) {
        return schedule(scheduledDiff);
      }
      fn.apply(lastThis, lastArgs);
      clear();
    }
    function schedule(timeout2) {
      timer = setTimeout(fire, timeout2);
    }
    function clear() {
      if (timer) {
        clearTimeout(timer);
      }
      timer = lastNow = lastArgs = lastThis = void 0;
    }
    function flush() {
      if (timer) {
        fire(true);
      }
      clear();
    }
    function callback(...args) {
      lastNow = Date.now();
      lastArgs = args;
      lastThis = this;
      if (!timer) {
        schedule(timeout);
      }
    }
    callback.flush = flush;
    callback.cancel = clear;
    return callback;
  }
  function throttle(fn, interval) {
    let throttling = false;
    return function(...args) {
      if (throttling) {
        return;
      }
      fn(...args);
      throttling = true;
      setTimeout(() => {
        throttling = false;
      }, interval);
    };
  }
  function bind(fn, target) {
    return fn.bind(target);
  }
  function assign(target, ...others) {
    return Object.assign(target, ...others);
  }
  function set(target, path, value) {
    let currentTarget = target;
    forEach(path, function(key, idx) {
      if (typeof key !== "number" && typeof key !== "string") {
        throw new Error("illegal key type: " + typeof key + ". Key should be of type number or string.");
      }
      if (key === "constructor") {
        throw new Error("illegal key: constructor");
      }
      if (key === "__proto__") {
        throw new Error("illegal key: __proto__");
      }
      let nextKey = path[idx + 1];
      let nextTarget = currentTarget[key];
      if (isDefined(nextKey) && isNil(nextTarget)) {
        nextTarget = currentTarget[key] = isNaN(+nextKey) ? {} : [];
      }
      if (isUndefined(nextKey)) {
        if (isUndefined(value)) {
          delete currentTarget[key];
        } else {
          currentTarget[key] = value;
        }
      } else {
        currentTarget = nextTarget;
      }
    });
    return target;
  }
  function get(target, path, defaultValue) {
    let currentTarget = target;
    forEach(path, function(key) {
      if (isNil(currentTarget)) {
        currentTarget = void 0;
        return false;
      }
      currentTarget = currentTarget[key];
    });
    return isUndefined(currentTarget) ? defaultValue : currentTarget;
  }
  function pick(target, properties) {
    let result = {};
    let obj = Object(target);
    forEach(properties, function(prop) {
      if (prop in obj) {
        result[prop] = target[prop];
      }
    });
    return result;
  }
  function omit(target, properties) {
    let result = {};
    let obj = Object(target);
    forEach(obj, function(prop, key) {
      if (properties.indexOf(key) === -1) {
        result[key] = prop;
      }
    });
    return result;
  }
  function merge(target, ...sources) {
    if (!sources.length) {
      return target;
    }
    forEach(sources, function(source) {
      if (!source || !isObject(source)) {
        return;
      }
      forEach(source, function(sourceVal, key) {
        if (key === "__proto__") {
          return;
        }
        let targetVal = target[key];
        if (isObject(sourceVal)) {
          if (!isObject(targetVal)) {
            targetVal = {};
          }
          target[key] = merge(targetVal, sourceVal);
        } else {
          target[key] = sourceVal;
        }
      });
    });
    return target;
  }
  var nativeToString, nativeHasOwnProperty, unionBy;
  var init_dist = __esm({
    "node_modules/min-dash/dist/index.js"() {
      nativeToString = Object.prototype.toString;
      nativeHasOwnProperty = Object.prototype.hasOwnProperty;
      unionBy = uniqueBy;
    }
  });

  // node_modules/bpmnlint/rules/link-event.js
  var require_link_event = __commonJS({
    "node_modules/bpmnlint/rules/link-event.js"(exports, module) {
      var {
        groupBy: groupBy2
      } = (init_dist(), __toCommonJS(dist_exports));
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:FlowElementsContainer")) {
            return;
          }
          const links = (node.flowElements || []).filter(isLinkEvent);
          for (const link of links) {
            if (!getLinkName(link)) {
              reporter.report(link.id, "Link event is missing link name");
            }
          }
          const names = groupBy2(links, (link) => getLinkName(link));
          for (const [name, events] of Object.entries(names)) {
            if (!name) {
              continue;
            }
            if (events.length === 1) {
              const event = events[0];
              reporter.report(event.id, `Link ${isThrowEvent(event) ? "catch" : "throw"} event with link name <${name}> missing in scope`);
              continue;
            }
            const catchEvents = events.filter(isCatchEvent);
            if (catchEvents.length > 1) {
              for (const event of catchEvents) {
                reporter.report(event.id, `Duplicate link catch event with link name <${name}> in scope`);
              }
            } else if (catchEvents.length === 0) {
              for (const event of events) {
                reporter.report(event.id, `Link catch event with link name <${name}> missing in scope`);
              }
            }
          }
        }
        return annotateRule("link-event", {
          check
        });
      };
      function isLinkEvent(node) {
        var eventDefinitions = node.eventDefinitions || [];
        if (!is(node, "bpmn:Event")) {
          return false;
        }
        return eventDefinitions.some(
          (definition) => is(definition, "bpmn:LinkEventDefinition")
        );
      }
      function getLinkName(linkEvent) {
        return linkEvent.get("eventDefinitions").find((def) => is(def, "bpmn:LinkEventDefinition")).name;
      }
      function isThrowEvent(node) {
        return is(node, "bpmn:ThrowEvent");
      }
      function isCatchEvent(node) {
        return is(node, "bpmn:CatchEvent");
      }
    }
  });

  // node_modules/bpmnlint/rules/no-bpmndi.js
  var require_no_bpmndi = __commonJS({
    "node_modules/bpmnlint/rules/no-bpmndi.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        flatten: flatten2
      } = (init_dist(), __toCommonJS(dist_exports));
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Definitions")) {
            return false;
          }
          const bpmnElements = getAllBpmnElements(node.rootElements);
          const visualBpmnElements = bpmnElements.filter(hasVisualRepresentation);
          const referencedBpmnElementIds = getReferencedBpmnElementIds(node);
          visualBpmnElements.forEach((element) => {
            if (!referencedBpmnElementIds.has(element.id)) {
              reporter.report(element.id, "Element is missing bpmndi");
            }
          });
        }
        return annotateRule("no-bpmndi", {
          check
        });
      };
      function getAllBpmnElements(rootElements) {
        return flatten2(rootElements.map((rootElement) => {
          const laneSet = rootElement.laneSets && rootElement.laneSets[0] || rootElement.childLaneSet;
          const elements = flatten2([
            rootElement.flowElements || [],
            rootElement.flowElements && getAllBpmnElements(rootElement.flowElements.filter(hasFlowElements)) || [],
            rootElement.participants || [],
            rootElement.artifacts || [],
            laneSet && laneSet.lanes || [],
            laneSet && laneSet.lanes && getAllBpmnElements(laneSet.lanes.filter(hasChildLaneSet)) || [],
            rootElement.messageFlows || []
          ]);
          if (elements.length > 0) {
            return elements.map((element) => {
              return {
                id: element.id,
                $type: element.$type
              };
            });
          } else {
            return [];
          }
        }));
      }
      function getReferencedBpmnElementIds(definitionsNode) {
        return new Set(flatten2(
          definitionsNode.get("diagrams").map((diagram) => {
            const diElements = diagram.plane.planeElement || [];
            return diElements.map((element) => {
              return element.bpmnElement?.id;
            });
          })
        ));
      }
      function hasVisualRepresentation(element) {
        const noVisRepresentation = ["bpmn:DataObject"];
        return noVisRepresentation.includes(element.$type) ? false : true;
      }
      function hasFlowElements(element) {
        return element.flowElements ? true : false;
      }
      function hasChildLaneSet(element) {
        return element.childLaneSet ? true : false;
      }
    }
  });

  // node_modules/bpmnlint/rules/no-complex-gateway.js
  var require_no_complex_gateway = __commonJS({
    "node_modules/bpmnlint/rules/no-complex-gateway.js"(exports, module) {
      var checkDiscouragedNodeType = require_helper().checkDiscouragedNodeType;
      module.exports = checkDiscouragedNodeType("bpmn:ComplexGateway", "no-complex-gateway");
    }
  });

  // node_modules/bpmnlint/rules/no-disconnected.js
  var require_no_disconnected = __commonJS({
    "node_modules/bpmnlint/rules/no-disconnected.js"(exports, module) {
      var {
        isAny,
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!isAny(node, [
            "bpmn:Task",
            "bpmn:Gateway",
            "bpmn:SubProcess",
            "bpmn:Event"
          ]) || node.triggeredByEvent) {
            return;
          }
          if (isCompensationLinked(node)) {
            return;
          }
          if (is(node.$parent, "bpmn:AdHocSubProcess")) {
            return;
          }
          const incoming = node.incoming || [];
          const outgoing = node.outgoing || [];
          if (!incoming.length && !outgoing.length) {
            reporter.report(node.id, "Element is not connected");
          }
        }
        return annotateRule("no-disconnected", {
          check
        });
      };
      function isCompensationBoundary(node) {
        var eventDefinitions = node.eventDefinitions;
        if (!is(node, "bpmn:BoundaryEvent")) {
          return false;
        }
        if (!eventDefinitions || eventDefinitions.length !== 1) {
          return false;
        }
        return is(eventDefinitions[0], "bpmn:CompensateEventDefinition");
      }
      function isCompensationActivity(node) {
        return node.isForCompensation;
      }
      function isCompensationLinked(node) {
        var source = isCompensationBoundary(node);
        var target = isCompensationActivity(node);
        return source || target;
      }
    }
  });

  // node_modules/bpmnlint/rules/no-duplicate-sequence-flows.js
  var require_no_duplicate_sequence_flows = __commonJS({
    "node_modules/bpmnlint/rules/no-duplicate-sequence-flows.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        const keyed = {};
        const outgoingReported = {};
        const incomingReported = {};
        function check(node, reporter) {
          if (!is(node, "bpmn:SequenceFlow")) {
            return;
          }
          const key = flowKey(node);
          if (key in keyed) {
            reporter.report(node.id, "SequenceFlow is a duplicate");
            const sourceId = node.sourceRef.id;
            const targetId = node.targetRef.id;
            if (!outgoingReported[sourceId]) {
              reporter.report(sourceId, "Duplicate outgoing sequence flows");
              outgoingReported[sourceId] = true;
            }
            if (!incomingReported[targetId]) {
              reporter.report(targetId, "Duplicate incoming sequence flows");
              incomingReported[targetId] = true;
            }
          } else {
            keyed[key] = node;
          }
        }
        return annotateRule("no-duplicate-sequence-flows", {
          check
        });
      };
      function flowKey(flow) {
        const conditionExpression = flow.conditionExpression;
        const condition = conditionExpression ? conditionExpression.body : "";
        const source = flow.sourceRef ? flow.sourceRef.id : flow.id;
        const target = flow.targetRef ? flow.targetRef.id : flow.id;
        return source + "#" + target + "#" + condition;
      }
    }
  });

  // node_modules/bpmnlint/rules/no-gateway-join-fork.js
  var require_no_gateway_join_fork = __commonJS({
    "node_modules/bpmnlint/rules/no-gateway-join-fork.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Gateway")) {
            return;
          }
          const incoming = node.incoming || [];
          const outgoing = node.outgoing || [];
          if (incoming.length > 1 && outgoing.length > 1) {
            reporter.report(node.id, "Gateway forks and joins");
          }
        }
        return annotateRule("no-gateway-join-fork", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/no-implicit-split.js
  var require_no_implicit_split = __commonJS({
    "node_modules/bpmnlint/rules/no-implicit-split.js"(exports, module) {
      var {
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!isAny(node, [
            "bpmn:Activity",
            "bpmn:Event"
          ])) {
            return;
          }
          const outgoing = node.outgoing || [];
          const outgoingWithoutCondition = outgoing.filter((flow) => {
            return !hasCondition(flow) && !isDefaultFlow(node, flow);
          });
          if (outgoingWithoutCondition.length > 1) {
            reporter.report(node.id, "Flow splits implicitly");
          }
        }
        return annotateRule("no-implicit-split", {
          check
        });
      };
      function hasCondition(flow) {
        return !!flow.conditionExpression;
      }
      function isDefaultFlow(node, flow) {
        return node["default"] === flow;
      }
    }
  });

  // node_modules/bpmnlint/rules/no-implicit-end.js
  var require_no_implicit_end = __commonJS({
    "node_modules/bpmnlint/rules/no-implicit-end.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        findParent,
        annotateRule
      } = require_helper();
      module.exports = function() {
        function isLinkEvent(node) {
          const eventDefinitions = node.eventDefinitions || [];
          return eventDefinitions.length && eventDefinitions.every(
            (definition) => is(definition, "bpmn:LinkEventDefinition")
          );
        }
        function isCompensationEvent(node) {
          const eventDefinitions = node.eventDefinitions || [];
          return eventDefinitions.length && eventDefinitions.every(
            (definition) => is(definition, "bpmn:CompensateEventDefinition")
          );
        }
        function hasCompensationActivity(node) {
          const parent = findParent(node, "bpmn:Process");
          const artifacts = parent.artifacts || [];
          return artifacts.some((element) => {
            if (!is(element, "bpmn:Association")) {
              return false;
            }
            const source = element.sourceRef;
            return source.id === node.id;
          });
        }
        function isForCompensation(node) {
          return node.isForCompensation;
        }
        function isImplicitEnd(node) {
          const outgoing = node.outgoing || [];
          if (is(node, "bpmn:SubProcess") && node.triggeredByEvent) {
            return false;
          }
          if (is(node, "bpmn:IntermediateThrowEvent") && isLinkEvent(node)) {
            return false;
          }
          if (is(node.$parent, "bpmn:AdHocSubProcess")) {
            return false;
          }
          if (is(node, "bpmn:EndEvent")) {
            return false;
          }
          if (is(node, "bpmn:BoundaryEvent") && isCompensationEvent(node) && hasCompensationActivity(node)) {
            return false;
          }
          if (is(node, "bpmn:Activity") && isForCompensation(node)) {
            return false;
          }
          return outgoing.length === 0;
        }
        function check(node, reporter) {
          if (!isAny(node, ["bpmn:Event", "bpmn:Activity", "bpmn:Gateway"])) {
            return;
          }
          if (isImplicitEnd(node)) {
            reporter.report(node.id, "Element is an implicit end");
          }
        }
        return annotateRule("no-implicit-end", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/no-implicit-start.js
  var require_no_implicit_start = __commonJS({
    "node_modules/bpmnlint/rules/no-implicit-start.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function isLinkEvent(node) {
          const eventDefinitions = node.eventDefinitions || [];
          return eventDefinitions.length && eventDefinitions.every(
            (definition) => is(definition, "bpmn:LinkEventDefinition")
          );
        }
        function isForCompensation(node) {
          return node.isForCompensation;
        }
        function isImplicitStart(node) {
          const incoming = node.incoming || [];
          if (is(node, "bpmn:Activity") && isForCompensation(node)) {
            return false;
          }
          if (is(node.$parent, "bpmn:AdHocSubProcess")) {
            return false;
          }
          if (is(node, "bpmn:SubProcess") && node.triggeredByEvent) {
            return false;
          }
          if (is(node, "bpmn:IntermediateCatchEvent") && isLinkEvent(node)) {
            return false;
          }
          if (isAny(node, ["bpmn:StartEvent", "bpmn:BoundaryEvent"])) {
            return false;
          }
          return incoming.length === 0;
        }
        function check(node, reporter) {
          if (!isAny(node, ["bpmn:Event", "bpmn:Activity", "bpmn:Gateway"])) {
            return;
          }
          if (isImplicitStart(node)) {
            reporter.report(node.id, "Element is an implicit start");
          }
        }
        return annotateRule("no-implicit-start", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/no-inclusive-gateway.js
  var require_no_inclusive_gateway = __commonJS({
    "node_modules/bpmnlint/rules/no-inclusive-gateway.js"(exports, module) {
      var checkDiscouragedNodeType = require_helper().checkDiscouragedNodeType;
      module.exports = checkDiscouragedNodeType("bpmn:InclusiveGateway", "no-inclusive-gateway");
    }
  });

  // node_modules/bpmnlint/rules/no-overlapping-elements.js
  var require_no_overlapping_elements = __commonJS({
    "node_modules/bpmnlint/rules/no-overlapping-elements.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Definitions")) {
            return;
          }
          const rootElements = node.rootElements || [];
          const elementsToReport = /* @__PURE__ */ new Set();
          const elementsOutsideToReport = /* @__PURE__ */ new Set();
          const diObjects = getAllDiObjects(node);
          const processElementsParentDiMap = /* @__PURE__ */ new Map();
          rootElements.filter((element) => is(element, "bpmn:Collaboration")).forEach((collaboration) => {
            const participants = collaboration.participants || [];
            checkElementsArray(participants, elementsToReport, diObjects);
            participants.forEach((participant) => {
              processElementsParentDiMap.set(participant.processRef, diObjects.get(participant));
            });
          });
          rootElements.filter((element) => is(element, "bpmn:Process")).forEach((process) => {
            const parentDi = processElementsParentDiMap.get(process) || {};
            checkProcess(process, elementsToReport, elementsOutsideToReport, diObjects, parentDi);
          });
          elementsToReport.forEach((element) => reporter.report(element.id, "Element overlaps with other element"));
          elementsOutsideToReport.forEach((element) => reporter.report(element.id, "Element is outside of parent boundary"));
        }
        return annotateRule("no-overlapping-elements", {
          check
        });
      };
      function checkProcess(node, elementsToReport, elementsOutsideToReport, diObjects, parentDi) {
        const flowElements = node.flowElements || [];
        const flowElementsWithDi = flowElements.filter((element) => diObjects.has(element));
        checkElementsArray(flowElementsWithDi, elementsToReport, diObjects);
        flowElementsWithDi.forEach((element) => {
          if (!is(element, "bpmn:DataStoreReference") && isOutsideParentBoundary(diObjects.get(element).bounds, parentDi.bounds)) {
            elementsOutsideToReport.add(element);
          }
        });
        const subProcesses = flowElements.filter((element) => is(element, "bpmn:SubProcess"));
        subProcesses.forEach((subProcess) => {
          const subProcessDi = diObjects.get(subProcess) || {};
          const subProcessParentBoundary = subProcessDi.isExpanded ? subProcessDi : {};
          checkProcess(subProcess, elementsToReport, elementsOutsideToReport, diObjects, subProcessParentBoundary);
        });
      }
      function checkElementsArray(elements, elementsToReport, diObjects) {
        const shapes = getShapes(elements, diObjects).sort((a, b) => a.left - b.left);
        const overlapping = /* @__PURE__ */ new Set();
        for (let i = 0; i < shapes.length; i++) {
          const shape = shapes[i];
          for (let j = i + 1; j < shapes.length && shapes[j].left <= shape.right; j++) {
            const otherShape = shapes[j];
            if (!isCollision(shape, otherShape)) {
              continue;
            }
            if (shape.element.attachedToRef === otherShape.element || otherShape.element.attachedToRef === shape.element) {
              continue;
            }
            overlapping.add(shape.element);
            overlapping.add(otherShape.element);
          }
        }
        elements.forEach((element) => {
          if (overlapping.has(element)) {
            elementsToReport.add(element);
          }
        });
      }
      function getShapes(elements, diObjects) {
        const shapes = [];
        elements.forEach((element) => {
          const bounds = diObjects.get(element)?.bounds;
          if (!isValidShapeElement(bounds)) {
            return;
          }
          const left = bounds.x;
          const right = bounds.x + bounds.width;
          if (Number.isNaN(left) || Number.isNaN(right)) {
            return;
          }
          shapes.push({
            element,
            left,
            right,
            top: bounds.y,
            bottom: bounds.y + bounds.height
          });
        });
        return shapes;
      }
      function isOutsideParentBoundary(childBounds, parentBounds) {
        if (!isValidShapeElement(childBounds) || !isValidShapeElement(parentBounds)) {
          return false;
        }
        const isTopLeftCornerInside = childBounds.x >= parentBounds.x && childBounds.y >= parentBounds.y;
        const isBottomRightCornerInside = childBounds.x + childBounds.width <= parentBounds.x + parentBounds.width && childBounds.y + childBounds.height <= parentBounds.y + parentBounds.height;
        const isInside = isTopLeftCornerInside && isBottomRightCornerInside;
        return !isInside;
      }
      function isCollision(firstShape, secondShape) {
        const collisionX = firstShape.right >= secondShape.left && secondShape.right >= firstShape.left;
        const collisionY = firstShape.bottom >= secondShape.top && secondShape.bottom >= firstShape.top;
        return collisionX && collisionY;
      }
      function isValidShapeElement(bounds) {
        return !!bounds && is(bounds, "dc:Bounds") && typeof bounds.x === "number" && typeof bounds.y === "number" && typeof bounds.width === "number" && typeof bounds.height === "number";
      }
      function getAllDiObjects(node) {
        const diObjects = /* @__PURE__ */ new Map();
        const diagrams = node.diagrams || [];
        diagrams.filter((diagram) => !!diagram.plane).forEach((diagram) => {
          const planeElements = diagram.plane.planeElement || [];
          planeElements.filter((planeElement) => !!planeElement.bpmnElement).forEach((planeElement) => {
            diObjects.set(planeElement.bpmnElement, planeElement);
          });
        });
        return diObjects;
      }
    }
  });

  // node_modules/bpmnlint/rules/single-blank-start-event.js
  var require_single_blank_start_event = __commonJS({
    "node_modules/bpmnlint/rules/single-blank-start-event.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:FlowElementsContainer")) {
            return;
          }
          const flowElements = node.flowElements || [];
          const blankStartEvents = flowElements.filter(function(flowElement) {
            if (!is(flowElement, "bpmn:StartEvent")) {
              return false;
            }
            const eventDefinitions = flowElement.eventDefinitions || [];
            return eventDefinitions.length === 0;
          });
          if (blankStartEvents.length > 1) {
            const type = is(node, "bpmn:SubProcess") ? "Sub process" : "Process";
            reporter.report(node.id, type + " has multiple blank start events");
          }
        }
        return annotateRule("single-blank-start-event", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/single-event-definition.js
  var require_single_event_definition = __commonJS({
    "node_modules/bpmnlint/rules/single-event-definition.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Event")) {
            return;
          }
          const eventDefinitions = node.eventDefinitions || [];
          if (eventDefinitions.length > 1) {
            reporter.report(node.id, "Event has multiple event definitions", ["eventDefinitions"]);
          }
        }
        return annotateRule("single-event-definition", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/start-event-required.js
  var require_start_event_required = __commonJS({
    "node_modules/bpmnlint/rules/start-event-required.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function hasStartEvent(node) {
          const flowElements = node.flowElements || [];
          return flowElements.some((node2) => is(node2, "bpmn:StartEvent"));
        }
        function check(node, reporter) {
          if (!isAny(node, [
            "bpmn:Process",
            "bpmn:SubProcess"
          ]) || is(node, "bpmn:AdHocSubProcess")) {
            return;
          }
          if (!hasStartEvent(node)) {
            const type = is(node, "bpmn:SubProcess") ? "Sub process" : "Process";
            reporter.report(node.id, type + " is missing start event");
          }
        }
        return annotateRule("start-event-required", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/sub-process-blank-start-event.js
  var require_sub_process_blank_start_event = __commonJS({
    "node_modules/bpmnlint/rules/sub-process-blank-start-event.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:SubProcess") || node.triggeredByEvent) {
            return;
          }
          const flowElements = node.flowElements || [];
          flowElements.forEach(function(flowElement) {
            if (!is(flowElement, "bpmn:StartEvent")) {
              return false;
            }
            const eventDefinitions = flowElement.eventDefinitions || [];
            if (eventDefinitions.length > 0) {
              reporter.report(flowElement.id, "Start event must be blank", ["eventDefinitions"]);
            }
          });
        }
        return annotateRule("sub-process-blank-start-event", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/superfluous-gateway.js
  var require_superfluous_gateway = __commonJS({
    "node_modules/bpmnlint/rules/superfluous-gateway.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Gateway")) {
            return;
          }
          const incoming = node.incoming || [];
          const outgoing = node.outgoing || [];
          if (incoming.length === 1 && outgoing.length === 1) {
            reporter.report(node.id, "Gateway is superfluous. It only has one source and target.");
          }
        }
        return annotateRule("superfluous-gateway", {
          check
        });
      };
    }
  });

  // node_modules/bpmnlint/rules/superfluous-label.js
  var require_superfluous_label = __commonJS({
    "node_modules/bpmnlint/rules/superfluous-label.js"(exports, module) {
      var {
        is
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:SequenceFlow")) {
            return;
          }
          const name = (node.name || "").trim();
          if (!name) {
            return;
          }
          if (hasCondition(node) || isDefaultFlow(node) || isGatewayFork(node)) {
            return;
          }
          reporter.report(node.id, "Sequence flow has superfluous label", ["name"]);
        }
        return annotateRule("superfluous-label", {
          check
        });
      };
      function hasCondition(flow) {
        return !!flow.conditionExpression;
      }
      function isDefaultFlow(flow) {
        const source = flow.sourceRef;
        return source && source["default"] === flow;
      }
      function isGatewayFork(flow) {
        const source = flow.sourceRef;
        if (!source) {
          return false;
        }
        const isDecisionGateway = is(source, "bpmn:ExclusiveGateway") || is(source, "bpmn:InclusiveGateway");
        return isDecisionGateway && (source.outgoing || []).length > 1;
      }
    }
  });

  // node_modules/bpmnlint/rules/superfluous-termination.js
  var require_superfluous_termination = __commonJS({
    "node_modules/bpmnlint/rules/superfluous-termination.js"(exports, module) {
      var {
        is,
        isAny
      } = require_dist();
      var {
        annotateRule
      } = require_helper();
      module.exports = function() {
        function check(node, reporter) {
          if (!isAny(node, ["bpmn:Process", "bpmn:SubProcess"])) {
            return;
          }
          const flowElements = node.flowElements || [];
          const ends = flowElements.filter(
            (element) => is(element, "bpmn:FlowNode") && (element.outgoing || []).length === 0
          );
          const terminateEnds = ends.filter(isTerminateEnd);
          if (terminateEnds.length !== 1) {
            return;
          }
          const superfluous = ends.every(
            (end) => isInterruptingEventSub(end) || isTerminateEnd(end)
          );
          if (superfluous) {
            for (const node2 of terminateEnds) {
              reporter.report(node2.id, "Termination is superfluous.");
            }
          }
        }
        return annotateRule("superfluous-termination", {
          check
        });
      };
      function isTerminateEnd(element) {
        return is(element, "bpmn:EndEvent") && (element.eventDefinitions || []).some(
          (eventDefinition) => is(eventDefinition, "bpmn:TerminateEventDefinition")
        );
      }
      function isInterruptingEventSub(element) {
        const isEventSub = is(element, "bpmn:SubProcess") && element.triggeredByEvent;
        return isEventSub && (element.flowElements || []).some(
          (element2) => is(element2, "bpmn:StartEvent") && element2.isInterrupting
        );
      }
    }
  });

  // node_modules/semver-compare/index.js
  var require_semver_compare = __commonJS({
    "node_modules/semver-compare/index.js"(exports, module) {
      module.exports = function cmp(a, b) {
        var pa = a.split(".");
        var pb = b.split(".");
        for (var i = 0; i < 3; i++) {
          var na = Number(pa[i]);
          var nb = Number(pb[i]);
          if (na > nb) return 1;
          if (nb > na) return -1;
          if (!isNaN(na) && isNaN(nb)) return 1;
          if (isNaN(na) && !isNaN(nb)) return -1;
        }
        return 0;
      };
    }
  });

  // node_modules/bpmnlint-plugin-camunda-compat/rules/utils/version.js
  var require_version = __commonJS({
    "node_modules/bpmnlint-plugin-camunda-compat/rules/utils/version.js"(exports, module) {
      var cmp = require_semver_compare();
      module.exports.greaterOrEqual = function(version, allowedVersion) {
        if (!version) {
          throw new Error(
            'Rule requires { version } config, e.g. [ "warn", { "version": "8.0" } ]'
          );
        }
        return cmp(version, allowedVersion) !== -1;
      };
    }
  });

  // node_modules/bpmnlint-plugin-camunda-compat/rules/utils/rule.js
  var require_rule = __commonJS({
    "node_modules/bpmnlint-plugin-camunda-compat/rules/utils/rule.js"(exports, module) {
      var { is } = require_dist();
      var { greaterOrEqual } = require_version();
      function skipInNonExecutableProcess(ruleFactory) {
        return function(config2 = {}) {
          const rule = ruleFactory(config2);
          const { version, platform = "camunda-cloud" } = config2;
          function check(node, reporter) {
            if (platform === "camunda-cloud" && version && greaterOrEqual(version, "8.2") && isNonExecutableProcess(node)) {
              return false;
            }
            if (platform === "camunda-platform" && isNonExecutableProcess(node)) {
              return false;
            }
            return rule.check(node, reporter);
          }
          return {
            ...rule,
            check
          };
        };
      }
      module.exports = {
        skipInNonExecutableProcess
      };
      function isNonExecutableProcess(node) {
        let process;
        if (is(node, "bpmn:Process")) {
          process = node;
        }
        if (is(node, "bpmndi:BPMNPlane") && is(node.get("bpmnElement"), "bpmn:Process")) {
          process = node.get("bpmnElement");
        }
        return process && !process.get("isExecutable");
      }
    }
  });

  // node_modules/bpmnlint-plugin-camunda-compat/rules/camunda-platform/history-time-to-live.js
  var require_history_time_to_live = __commonJS({
    "node_modules/bpmnlint-plugin-camunda-compat/rules/camunda-platform/history-time-to-live.js"(exports, module) {
      var { is } = require_dist();
      var { skipInNonExecutableProcess } = require_rule();
      module.exports = skipInNonExecutableProcess(function() {
        function check(node, reporter) {
          if (!is(node, "bpmn:Process")) {
            return;
          }
          if (!node.get("camunda:historyTimeToLive")) {
            reporter.report(node.id, "Property <historyTimeToLive> should be configured on <bpmn:Process> or engine level.", ["historyTimeToLive"]);
          }
        }
        return {
          meta: {
            documentation: {
              url: "https://docs.camunda.org/manual/latest/modeler/history-time-to-live/"
            }
          },
          check
        };
      });
    }
  });

  // bpmnlint-plugin-teal/lib/elements.js
  var require_elements = __commonJS({
    "bpmnlint-plugin-teal/lib/elements.js"(exports, module) {
      "use strict";
      function localName(element) {
        const name = element.$type.replace(/^.*:/, "");
        return element.$descriptor.isGeneric ? name : name.charAt(0).toLowerCase() + name.slice(1);
      }
      function prefix(element) {
        return element.$type.includes(":") ? element.$type.replace(/:.*$/, "") : "";
      }
      function properties(element) {
        const known = (element.$descriptor.properties ?? []).filter((property) => Object.hasOwn(element, property.name) && !property.isReference).map((property) => [property.ns.name, element[property.name], property.isAttr === true]);
        const unknown = Object.entries(element.$descriptor.isGeneric ? genericAttributes(element) : element.$attrs ?? {}).map(([name, value]) => [name, value, true]);
        return [...known, ...unknown];
      }
      function genericAttributes(element) {
        return Object.fromEntries(Object.entries(element).filter(([name]) => !name.startsWith("$")));
      }
      function children(element) {
        const generic = element.$descriptor.isGeneric ? element.$children ?? [] : [];
        return [...generic, ...properties(element).flatMap(([, value]) => value).filter((value) => value?.$type)];
      }
      function texts(element) {
        const body = element.$descriptor.isGeneric && element.$body ? [element.$body] : [];
        return [...properties(element).flatMap(([, value]) => value).filter((value) => typeof value === "string"), ...body];
      }
      function visit(element, visitor, id = "") {
        const shown = element.id && prefix(element) === "bpmn" && !element.$type.endsWith("EventDefinition");
        const nearest = shown ? element.id : id;
        if (visitor(element, nearest) !== false) {
          children(element).filter((child) => prefix(child) !== "bpmndi").forEach((child) => visit(child, visitor, nearest));
        }
      }
      module.exports = { localName, prefix, properties, texts, visit };
    }
  });

  // bpmnlint-plugin-teal/messages.json
  var require_messages = __commonJS({
    "bpmnlint-plugin-teal/messages.json"(exports, module) {
      module.exports = {
        "known-step": {
          nothing: "this task has no step; apply one of Teal's templates to it",
          unknown: "{found} is not one of Teal's steps; apply one of Teal's templates to this task",
          listener: "{found} is not one of Teal's listeners for this element; remove it"
        },
        "step-inputs": {
          missing: "input '{input}' of {step} is missing; allowed: {allowed}",
          unknown: "{found} is not an input of {step}, which takes {allowed}; remove it",
          impossible: "input '{input}' of {step}: found {found}; allowed: {allowed}",
          nameless: "input '{input}' of {step}: {found} is not in {where}, which has {allowed}; add it there, or correct it here"
        },
        "saved-before": {
          step: "the state is not saved before this step, so a failure here would repeat the steps before it; switch on 'Asynchronous before'"
        },
        "no-code": {
          element: "{found} is not allowed in Teal's diagrams, which call steps and run no code of their own; use one of Teal's templates instead",
          attribute: "{found} is not allowed on this element: Teal's diagrams call steps and run no code of their own; remove it, or apply one of Teal's templates",
          script: "{found} is a script, and Teal does not run scripts; remove it, or apply one of Teal's templates"
        },
        "harmless-expressions": {
          expression: "the expression {found} is not allowed: expressions may only compare variables, as in ${approved == 'yes'}; simplify it"
        },
        "end-events-known": {
          name: "a release that ends in {found} has no known outcome; give this end event one of these names: {allowed}"
        },
        "errors-caught": {
          step: "nothing catches {codes} from this {kind}, so a failure here would stop the release without asking anyone; put it in a subprocess with an error boundary event that leads to a decision",
          nothing: "this end event does not throw an error; choose an error with a code",
          told: "this event catches every error but keeps no reason for the people who decide; set its error message variable to 'failure'"
        },
        "roll-out-verified": {
          switch: "users could be sent to the version rolled out here without {missing}; put that on every path from here to {to}",
          end: "the process could end without {missing} for the version rolled out here, and users could be sent there next; put that on every path from here to {to}"
        },
        "switch-confirmed": {
          end: "the process could end without 'Confirm switch' (to = {to}) for this switch; put it on every path from here to {reached}",
          wait: "the release could wait in {reached} before 'Confirm switch' (to = {to}) for this switch, with users on both clusters; put that on every path from here to {reached}",
          change: "nodes could be changed before 'Confirm switch' (to = {to}) for this switch, while users are still on them; put it on every path from here to {reached}"
        },
        "way-back": {
          none: "after this switch there is no way to roll back; connect a decision or an error boundary event to 'Roll back release', or to an end event that throws ROLL_BACK_DECIDED"
        },
        "expressions-readable": {
          broken: "the expression {found} cannot be read; compare variables, as in ${approved == 'yes'}",
          text: "the condition is {found}, which is a text and never true; write an expression in braces, as in ${approved == 'yes'}"
        },
        "variables-known": {
          unset: "the variable {found} is not set in this process; put {steps} before this, or pass the variable on to this process",
          near: "there is no variable {found} here; did you mean {near}?",
          unknown: "there is no variable {found} here: no step, question, table or caller sets it; correct the name, or let one of them set it"
        },
        "variables-set": {
          some: "on a path to here nothing sets the variable {found}, which is read here; lead every path before this through {nodes}"
        },
        "values-possible": {
          value: "{variable} is compared with {found}, which it can never be; allowed: {allowed}",
          "no-flag": "{variable} is {kind} and neither true nor false; compare it with a value, as in ${approved == 'yes'}",
          constant: "{found} is neither true nor false; compare a variable with it, as in ${approved == 'yes'}"
        },
        "answers-covered": {
          missing: "for {case} no path leads on from here, and the release would stop; add a path, or make one of them the default flow",
          unasked: "this asks for the answer {variable}, and no question before it gives one; choose a form that asks for it, or ask for another variable"
        },
        "times-possible": {
          none: "this timer has no time; give it a duration such as PT4H, a date or a cycle",
          timeDuration: "{found} is not a duration; allowed: a duration such as PT30M, PT4H or P1D",
          timeDate: "{found} is not a date; allowed: a date such as 2026-12-24T08:00:00Z, or a duration such as PT4H",
          timeCycle: "{found} is not a repeated interval; allowed: an interval such as R/PT1H or R3/PT10M",
          "timeDuration-variable": "the variable {found} is {kind}, and a duration is needed here",
          "timeDate-variable": "the variable {found} is {kind}, and a date and time is needed here",
          "timeCycle-variable": "the variable {found} is {kind}, and a repeated interval is needed here",
          often: "{found} comes round more than once a minute; give an interval of a minute or more, such as R/PT1M",
          retries: "{found} does not say when to try again; allowed: a cycle such as R3/PT10S, or durations such as PT10S,PT1M"
        },
        "loops-pause": {
          loop: "this loop has no step, question or timer in it, so it would go round without a pause; put one on the path back",
          failure: "a failure of {step} leads back to it without a question or a timer between them, so it would be repeated without end; let a person decide, or put a timer there",
          count: "this would be repeated {found} times; allowed: a number from 1 to {most}, or an expression"
        },
        "waits-end": {
          wait: "nothing in Teal sends this event, so the release could wait here for ever; put a timer next to it, or name who sends it in an extension property '{property}'",
          start: "an event would start a release that nobody requested; use a start event without a trigger"
        },
        "flow-continues": {
          stops: "no path leads on from here, so the release would just stop; connect it, or put an end event here that says how it ends"
        },
        "roll-back-passes": {
          caught: "this event also catches a requested roll-back, and then leads on to {reached}; put an error event for {code} next to it that leads to 'Roll back release'"
        },
        "no-means-no": {
          answer: "the answer {value} leads on to {reached}; lead it to 'Roll back release', to an end event, or back to a question",
          timer: "if nobody answers {task}, this timer leads on to {reached}; lead it to 'Roll back release' or to a question"
        },
        "ends-true": {
          released: "a path leads here without 'Finish release', so the release may not be complete; put that before it",
          "rolled-back": "a path leads here without 'Roll back release', so nothing was rolled back; put that before it",
          changed: "a path leads here after clusters were changed or users moved; lead it to 'Roll back release' first"
        },
        "right-form": {
          other: "the form {form} does not give the answers that this task keeps, which are those of '{kind}'; choose {allowed}",
          node: "the form {form} offers to skip a node, and no node is being changed here; choose {allowed}",
          asks: "the form {form} requests a release; choose a form that asks a question",
          start: "the form {form} asks a question in a release; choose a form that requests one, such as request-release",
          request: "the form {form} does not ask for {missing}; add it to the form, or choose another one",
          key: "the field '{key}' is missing, and Teal needs its answer; add a field with that key",
          values: "the field '{key}' offers {found}; Teal knows {allowed}; change the labels as you like, and keep these values"
        },
        "calls-end": {
          itself: "this process would call itself without end; call another one",
          around: "{found} leads back to this process, so they would call each other without end; call another one",
          release: "{found} is a release of its own, with its own lock, approval and end, and cannot be a part of another one; call 'Upgrade one cluster' instead, or request that release separately"
        },
        "guards-kept": {
          watch: "on a path to {change} nothing watches how live traffic is served after the switch, so users are not moved back if it is bad; put 'Watch live traffic' there",
          caches: "on a path to {change} nothing waits until caches have expired, so some users may still be on nodes that change; put 'Wait for caches' there",
          idle: "on a path to {change} nothing checks that the cluster is idle, so open connections may be cut; put 'Check that cluster is idle' there",
          freeze: "on a path to {change} nothing waits out a freeze, so releases go on during one; put 'Wait out freeze' there",
          health: "the node could be put back in service without 'Check health'; put that between them",
          required: "{found} (required by {applications} in the inventory)"
        },
        "history-kept": {
          missing: "the history time to live is missing, so nothing says how long past releases are kept; set it on the process, such as P180D",
          impossible: "the history time to live is {found}; give a number of days, such as P180D"
        },
        "gateways-labelled": {
          question: "this gateway splits the path but asks nothing; name it with a question, such as 'Switch approved?'",
          answer: "this path out of {gateway} has no name; name it after the answer that leads here, such as 'yes'",
          condition: "this path out of {gateway} has no condition; give it one, or make it the gateway's default flow"
        },
        "calls-bound": {
          nothing: "this call activity does not name a process; apply one of Teal's templates to it, or name a process in this deployment",
          binding: "a release runs on diagrams that were deployed together; set the call's binding to 'deployment'",
          "business-key": "the called process would not know which release it belongs to; pass the business key on: {expression}",
          decision: "a release runs on decision tables that were deployed with its diagrams; set the decision's binding to 'deployment'",
          everything: "this call passes on all variables, so one cluster's or node's answers would be mistaken for another's; pass them one by one"
        },
        "tasks-assigned": {
          group: "nobody would see this task; give it a candidate group, such as operators",
          "impossible-group": "the group {found} is not valid; allowed: {allowed}",
          "nameless-group": "there is no group {found}, so nobody would see this task; create it in the Admin application, or choose one of: {allowed}",
          form: "this task has no Camunda Form, so nobody could answer it; choose one of the forms",
          binding: "a release runs on forms that were deployed with its diagrams; set the form's binding to 'deployment'"
        },
        "known-notation": {
          namespace: "{found} belongs to {namespace}, which Teal does not know; remove it, or save the diagram as a Camunda 7 diagram"
        },
        "one-process": {
          count: "this file has {found} processes; keep one in each file, so that it can be called and replaced by name",
          executable: "this process is not executable, so it would never run; switch on 'Executable'"
        },
        "decision-tables": {
          missing: "has no decision {decision}, which Teal needs; give its table that id",
          table: "is not a decision table, and Teal evaluates only tables; turn it into one",
          history: "the history time to live is {found}; give a number of days, such as P180D",
          "hit-policy": "the hit policy {found} can give several answers; choose Unique, First or Any",
          variable: "an input asks for {found}; it must be the name of one variable",
          "unknown-input": "an input asks for {found}, which Teal does not provide; it provides {allowed}",
          "unknown-output": "the output {found} is not used; the outputs are {allowed}",
          "no-output": "the output {column} is missing; add a column with that name",
          type: "the column {column} has the type {found}; choose {allowed}",
          cell: "row {row}, column {column}: found {found}; allowed: {allowed}",
          application: "a row names the application {found}, which is not in the inventory; the inventory has {allowed}",
          group: "a row names the group {found}, which does not exist; create it in the Admin application, or choose one of: {allowed}",
          empty: "has no rows, so it never gives an answer; add one",
          overlap: "rows {row} and {other} match the same case, {case}, and the hit policy Unique allows only one; change one of them, or choose First",
          conflict: "rows {row} and {other} match the same case, {case}, with different answers, and the hit policy Any allows only one; change one of them, or choose First",
          gap: "no row matches {case}, and an answer is always needed; add a last row that is empty on the left",
          silent: "no row matches {case}, and then the table gives no answer; add a last row that is empty on the left"
        },
        "readable-file": {
          large: "has {found} bytes, and the limit is {most}; a diagram of 100 tasks has about 100000, so check what is in it",
          "document-type": "has a document type declaration (<!DOCTYPE ...>), which can make a parser open other files; remove it",
          broken: "cannot be read: {found}; save it with Camunda Modeler",
          "not-bpmn": "is {found}, not a BPMN diagram; save it with Camunda Modeler as a BPMN diagram for Camunda 7",
          kind: "is not a .bpmn, .form or .dmn file, and a release is made of nothing else; leave it out",
          form: "is not a Camunda Form: {found}; save it with Camunda Modeler",
          engine: "the engine cannot read this: {found}; correct it in Camunda Modeler",
          "decision-code": "decision {element} has an expression in {found}, and Teal's decisions use only FEEL; choose FEEL"
        },
        "complete-set": {
          process: "calls the process {found}, which is not part of this deployment; deploy it too, or call one of: {allowed}",
          form: "uses the form {found}, which is not part of this deployment; deploy it too, or choose one of: {allowed}",
          decision: "uses the decision {found}, which is not part of this deployment; deploy it too, or choose one of: {allowed}",
          main: "is not part of this deployment, and no other file has the process {found}, which releases run; deploy it too",
          twice: "has the process {found}, and so has {other}; leave one of them out, or give it another id",
          frame: "is Teal's own process around every release, or its form, and differs from the one that comes with this version; leave it out, or give your file another name and your process another id"
        }
      };
    }
  });

  // bpmnlint-plugin-teal/lib/words.js
  var require_words = __commonJS({
    "bpmnlint-plugin-teal/lib/words.js"(exports, module) {
      "use strict";
      var messages = require_messages();
      var MOST = 100;
      function text(rule, variant, values2 = {}) {
        return messages[rule][variant].replace(/\{(\w+)\}/g, (whole, name) => name in values2 ? values2[name] : whole);
      }
      function quoted(raw) {
        const points = Array.from(raw);
        const shown = points.slice(0, MOST).map((point) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(point) ? `\\u${point.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : point);
        return `'${shown.join("")}${points.length > MOST ? "..." : ""}'`;
      }
      module.exports = { text, quoted };
    }
  });

  // bpmnlint-plugin-teal/steps.json
  var require_steps = __commonJS({
    "bpmnlint-plugin-teal/steps.json"(exports, module) {
      module.exports = {
        steps: {
          planRelease: {
            title: "Plan release",
            effect: "NONE",
            errors: [
              "RELEASE_REFUSED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "release",
              "plan",
              "first",
              "second",
              "anythingMissing",
              "secondMissing",
              "remindEvery",
              "escalateAfter",
              "expireAfter",
              "failure"
            ],
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              }
            ]
          },
          switchTraffic: {
            title: "Switch traffic",
            effect: "SWITCHES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "cachesExpireAt",
              "switchedAt"
            ],
            inputs: [
              {
                name: "to",
                pattern: "home|other",
                allowed: "home, other"
              }
            ]
          },
          confirmSwitch: {
            title: "Confirm switch",
            effect: "CONFIRMS",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "confirmed",
              "cachesExpireAt"
            ],
            inputs: [
              {
                name: "to",
                pattern: "home|other",
                allowed: "home, other"
              }
            ]
          },
          checkIdle: {
            title: "Check that cluster is idle",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "idle"
            ],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          watchTraffic: {
            title: "Watch live traffic",
            effect: "NONE",
            errors: [
              "LIVE_TRAFFIC_BAD",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "baked",
              "watchedFor"
            ],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          switchTrafficBack: {
            title: "Switch traffic back",
            effect: "SWITCHES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          stageArtifact: {
            title: "Stage artifact",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          chooseNextNodes: {
            title: "Choose next nodes",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "batch",
              "chosen",
              "nodesLeft"
            ],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          takeOutOfService: {
            title: "Take out of service",
            effect: "CHANGES_NODES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "node",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${node}"
              }
            ]
          },
          activateVersion: {
            title: "Activate version",
            effect: "ROLLS_OUT",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "node",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${node}"
              }
            ]
          },
          checkHealth: {
            title: "Check health",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "node",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${node}"
              }
            ]
          },
          putBackInService: {
            title: "Put back in service",
            effect: "CHANGES_NODES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "node",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${node}"
              }
            ]
          },
          runSmokeTests: {
            title: "Run smoke tests",
            effect: "VERIFIES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          warmUp: {
            title: "Warm up cluster",
            effect: "VERIFIES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          checkApprovedPlan: {
            title: "Check approved plan",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "approvals"
            ],
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              }
            ]
          },
          finishRelease: {
            title: "Finish release",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              }
            ]
          },
          planRollback: {
            title: "Plan roll-back",
            effect: "RESTORES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "changedClusters",
              "changed"
            ],
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              }
            ]
          },
          runCommand: {
            title: "Run a command",
            effect: "CHANGES_NODES",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "task",
                pattern: "[a-z][a-z0-9-]{0,62}",
                allowed: "a name of lower-case letters, digits and '-', such as migrate-database"
              },
              {
                name: "on",
                pattern: "each-node|node|one-node",
                allowed: "each-node, node, one-node"
              },
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              }
            ]
          },
          callEndpoint: {
            title: "Call an endpoint",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "endpoint",
                pattern: "[a-z][a-z0-9-]{0,62}",
                allowed: "a name of lower-case letters, digits and '-', such as purge-cache"
              }
            ]
          },
          checkMetric: {
            title: "Check a metric",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "query",
                pattern: "(?:[^$#]|[$#](?!\\{)){1,1000}",
                allowed: "up to 1000 characters without '${' and '#{'"
              },
              {
                name: "comparison",
                pattern: "above|at-least|at-most|below",
                allowed: "above, at-least, at-most, below"
              },
              {
                name: "threshold",
                pattern: "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?",
                allowed: "a number such as 0.01"
              }
            ]
          },
          notify: {
            title: "Notify",
            effect: "NONE",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [],
            inputs: [
              {
                name: "webhook",
                pattern: "[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}",
                allowed: "a name such as chat"
              },
              {
                name: "text",
                pattern: "(?:[^$#]|[$#](?!\\{)){1,1000}",
                allowed: "up to 1000 characters without '${' and '#{'"
              }
            ]
          },
          checkFreeze: {
            title: "Check freeze",
            effect: "WAITS",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "frozen",
              "freeze",
              "frozenUntil",
              "frozenUntilText",
              "overrideBy"
            ],
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              }
            ]
          },
          findWindow: {
            title: "Find time window",
            effect: "WAITS",
            errors: [
              "CHECK_FAILED",
              "STEP_FAILED",
              "ROLL_BACK_DECIDED"
            ],
            sets: [
              "windowOpen",
              "windowOpensAt"
            ],
            inputs: [
              {
                name: "days",
                pattern: "\\$\\{days\\}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))?(?:,(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))?)*",
                allowed: "days such as Mon-Fri or Sat,Sun"
              },
              {
                name: "opens",
                pattern: "\\$\\{opens\\}|(?:[01][0-9]|2[0-3]):[0-5][0-9]",
                allowed: "a time such as 09:00"
              },
              {
                name: "closes",
                pattern: "\\$\\{closes\\}|(?:[01][0-9]|2[0-3]):[0-5][0-9]",
                allowed: "a time such as 16:00"
              },
              {
                name: "zone",
                pattern: "\\$\\{zone\\}|[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*",
                allowed: "'application', or a time zone such as Europe/Berlin"
              }
            ]
          }
        },
        calls: {
          "cluster-upgrade": {
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              },
              {
                name: "version",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${version}"
              },
              {
                name: "release",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${release}"
              },
              {
                name: "plan",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${plan}"
              },
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              },
              {
                name: "restore",
                pattern: "\\$\\{(?:true|false|[A-Za-z]\\w*)\\}",
                allowed: "${true}, ${false} or a variable such as ${restore}"
              }
            ]
          },
          "rolling-deployment": {
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              },
              {
                name: "version",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${version}"
              },
              {
                name: "release",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${release}"
              },
              {
                name: "plan",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${plan}"
              },
              {
                name: "cluster",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cluster}"
              },
              {
                name: "restore",
                pattern: "\\$\\{(?:true|false|[A-Za-z]\\w*)\\}",
                allowed: "${true}, ${false} or a variable such as ${restore}"
              }
            ]
          },
          rollback: {
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              },
              {
                name: "version",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${version}"
              },
              {
                name: "release",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${release}"
              },
              {
                name: "plan",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${plan}"
              },
              {
                name: "first",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${first}"
              },
              {
                name: "second",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${second}"
              },
              {
                name: "restore",
                pattern: "\\$\\{(?:true|false|[A-Za-z]\\w*)\\}",
                allowed: "${true}, ${false} or a variable such as ${restore}"
              }
            ]
          },
          "wait-out-freeze": {
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              },
              {
                name: "version",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${version}"
              },
              {
                name: "release",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${release}"
              },
              {
                name: "plan",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${plan}"
              }
            ]
          },
          "wait-for-window": {
            inputs: [
              {
                name: "application",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${application}"
              },
              {
                name: "version",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${version}"
              },
              {
                name: "release",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${release}"
              },
              {
                name: "plan",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${plan}"
              },
              {
                name: "days",
                pattern: "\\$\\{days\\}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))?(?:,(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))?)*",
                allowed: "days such as Mon-Fri or Sat,Sun"
              },
              {
                name: "opens",
                pattern: "\\$\\{opens\\}|(?:[01][0-9]|2[0-3]):[0-5][0-9]",
                allowed: "a time such as 09:00"
              },
              {
                name: "closes",
                pattern: "\\$\\{closes\\}|(?:[01][0-9]|2[0-3]):[0-5][0-9]",
                allowed: "a time such as 16:00"
              },
              {
                name: "zone",
                pattern: "\\$\\{zone\\}|[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*",
                allowed: "'application', or a time zone such as Europe/Berlin"
              }
            ]
          },
          "wait-for-caches": {
            inputs: [
              {
                name: "cachesExpireAt",
                pattern: "\\$\\{[A-Za-z]\\w*\\}",
                allowed: "a variable such as ${cachesExpireAt}"
              }
            ]
          }
        },
        listeners: [
          {
            name: "askApprovers",
            element: "taskListener",
            events: [
              "create"
            ],
            sets: []
          },
          {
            name: "keepApproval",
            element: "taskListener",
            events: [
              "complete"
            ],
            sets: []
          },
          {
            name: "keepDecision",
            element: "taskListener",
            events: [
              "complete"
            ],
            sets: []
          },
          {
            name: "keepOverride",
            element: "taskListener",
            events: [
              "complete"
            ],
            sets: []
          },
          {
            name: "raiseIncident",
            element: "taskListener",
            events: [
              "create",
              "complete"
            ],
            sets: []
          },
          {
            name: "remindApprovers",
            element: "executionListener",
            events: [
              "start"
            ],
            sets: []
          },
          {
            name: "escalateApproval",
            element: "executionListener",
            events: [
              "start"
            ],
            sets: []
          },
          {
            name: "expireApproval",
            element: "executionListener",
            events: [
              "start"
            ],
            sets: [
              "expiryRollsBack",
              "failure"
            ]
          },
          {
            name: "keepOutcome",
            element: "executionListener",
            events: [
              "start"
            ],
            sets: []
          }
        ],
        promises: {
          "cluster-upgrade": {
            escapes: [
              "ROLL_BACK_DECIDED"
            ],
            switches: true,
            restores: false,
            changes: true,
            waits: true,
            leaves: [],
            misses: []
          },
          rollback: {
            escapes: [],
            switches: true,
            restores: true,
            changes: true,
            waits: true,
            leaves: [],
            misses: []
          },
          "rolling-deployment": {
            escapes: [
              "CHECK_FAILED",
              "ROLL_BACK_DECIDED",
              "STEP_FAILED"
            ],
            switches: false,
            restores: false,
            changes: true,
            waits: false,
            leaves: [
              "runSmokeTests",
              "warmUp"
            ],
            misses: [
              "runSmokeTests",
              "warmUp"
            ]
          },
          "wait-for-caches": {
            escapes: [],
            switches: false,
            restores: false,
            changes: false,
            waits: false,
            leaves: [],
            misses: [
              "runSmokeTests",
              "warmUp"
            ]
          },
          "wait-for-window": {
            escapes: [
              "CHECK_FAILED",
              "ROLL_BACK_DECIDED",
              "STEP_FAILED"
            ],
            switches: false,
            restores: false,
            changes: false,
            waits: true,
            leaves: [],
            misses: [
              "runSmokeTests",
              "warmUp"
            ]
          },
          "wait-out-freeze": {
            escapes: [
              "CHECK_FAILED",
              "ROLL_BACK_DECIDED",
              "STEP_FAILED"
            ],
            switches: false,
            restores: false,
            changes: false,
            waits: true,
            leaves: [],
            misses: [
              "runSmokeTests",
              "warmUp"
            ]
          }
        },
        groups: {
          pattern: "\\s*(?:[A-Za-z0-9][A-Za-z0-9_-]{0,63}|[$#]\\{[^,]*)\\s*(?:,\\s*(?:[A-Za-z0-9][A-Za-z0-9_-]{0,63}|[$#]\\{[^,]*)\\s*)*",
          allowed: "groups such as operators, separated by commas, or a variable such as ${overrideBy}"
        },
        variables: {
          acceptedSteps: {
            kind: "DATA",
            values: []
          },
          anythingMissing: {
            kind: "FLAG",
            values: []
          },
          application: {
            kind: "TEXT",
            values: []
          },
          approvals: {
            kind: "DATA",
            values: []
          },
          approved: {
            kind: "CHOICE",
            values: [
              "yes",
              "no"
            ]
          },
          approvedArtifact: {
            kind: "TEXT",
            values: []
          },
          artifact: {
            kind: "TEXT",
            values: []
          },
          askAgain: {
            kind: "FLAG",
            values: []
          },
          baked: {
            kind: "FLAG",
            values: []
          },
          batch: {
            kind: "LIST",
            values: []
          },
          build: {
            kind: "TEXT",
            values: []
          },
          cachesExpireAt: {
            kind: "MOMENT",
            values: []
          },
          changed: {
            kind: "FLAG",
            values: []
          },
          changedClusters: {
            kind: "LIST",
            values: []
          },
          chosen: {
            kind: "DATA",
            values: []
          },
          closes: {
            kind: "TEXT",
            values: []
          },
          cluster: {
            kind: "TEXT",
            values: []
          },
          comment: {
            kind: "TEXT",
            values: []
          },
          commits: {
            kind: "TEXT",
            values: []
          },
          comparison: {
            kind: "CHOICE",
            values: [
              "above",
              "at-least",
              "at-most",
              "below"
            ]
          },
          confirmed: {
            kind: "FLAG",
            values: []
          },
          days: {
            kind: "TEXT",
            values: []
          },
          decision: {
            kind: "CHOICE",
            values: [
              "retry",
              "goOn",
              "skip",
              "rollBack",
              "giveUp"
            ]
          },
          endpoint: {
            kind: "TEXT",
            values: []
          },
          escalateAfter: {
            kind: "DURATION",
            values: []
          },
          escalations: {
            kind: "DATA",
            values: []
          },
          evidence: {
            kind: "DATA",
            values: []
          },
          expireAfter: {
            kind: "DURATION",
            values: []
          },
          expiryRollsBack: {
            kind: "FLAG",
            values: []
          },
          failedOutput: {
            kind: "TEXT",
            values: []
          },
          failedStep: {
            kind: "TEXT",
            values: []
          },
          failedStepName: {
            kind: "TEXT",
            values: []
          },
          failure: {
            kind: "TEXT",
            values: []
          },
          failureCode: {
            kind: "TEXT",
            values: []
          },
          first: {
            kind: "TEXT",
            values: []
          },
          freeze: {
            kind: "TEXT",
            values: []
          },
          freezeOverrides: {
            kind: "DATA",
            values: []
          },
          frozen: {
            kind: "FLAG",
            values: []
          },
          frozenUntil: {
            kind: "MOMENT",
            values: []
          },
          frozenUntilText: {
            kind: "TEXT",
            values: []
          },
          idle: {
            kind: "FLAG",
            values: []
          },
          impossibleAnswers: {
            kind: "DATA",
            values: []
          },
          leftOut: {
            kind: "DATA",
            values: []
          },
          node: {
            kind: "TEXT",
            values: []
          },
          nodesLeft: {
            kind: "NUMBER",
            values: []
          },
          on: {
            kind: "CHOICE",
            values: [
              "each-node",
              "node",
              "one-node"
            ]
          },
          opens: {
            kind: "TEXT",
            values: []
          },
          outcome: {
            kind: "CHOICE",
            values: [
              "released",
              "rolled-back",
              "cancelled",
              "refused"
            ]
          },
          override: {
            kind: "TEXT",
            values: []
          },
          overrideBy: {
            kind: "TEXT",
            values: []
          },
          plan: {
            kind: "DATA",
            values: []
          },
          planned: {
            kind: "FLAG",
            values: []
          },
          process: {
            kind: "TEXT",
            values: []
          },
          query: {
            kind: "TEXT",
            values: []
          },
          question: {
            kind: "TEXT",
            values: []
          },
          reason: {
            kind: "TEXT",
            values: []
          },
          release: {
            kind: "TEXT",
            values: []
          },
          releaseNotes: {
            kind: "TEXT",
            values: []
          },
          remindEvery: {
            kind: "CYCLE",
            values: []
          },
          replace: {
            kind: "FLAG",
            values: []
          },
          report: {
            kind: "DATA",
            values: []
          },
          requestedBy: {
            kind: "TEXT",
            values: []
          },
          requestedFor: {
            kind: "TEXT",
            values: []
          },
          restore: {
            kind: "FLAG",
            values: []
          },
          rollBackRequest: {
            kind: "DATA",
            values: []
          },
          second: {
            kind: "TEXT",
            values: []
          },
          secondMissing: {
            kind: "FLAG",
            values: []
          },
          sha256: {
            kind: "TEXT",
            values: []
          },
          switchSettled: {
            kind: "FLAG",
            values: []
          },
          switchedAt: {
            kind: "MOMENT",
            values: []
          },
          task: {
            kind: "TEXT",
            values: []
          },
          text: {
            kind: "TEXT",
            values: []
          },
          threshold: {
            kind: "TEXT",
            values: []
          },
          ticket: {
            kind: "TEXT",
            values: []
          },
          to: {
            kind: "CHOICE",
            values: [
              "home",
              "other"
            ]
          },
          unreachable: {
            kind: "LIST",
            values: []
          },
          version: {
            kind: "TEXT",
            values: []
          },
          waitingSince: {
            kind: "TEXT",
            values: []
          },
          watchedFor: {
            kind: "DURATION",
            values: []
          },
          webhook: {
            kind: "TEXT",
            values: []
          },
          windowOpen: {
            kind: "FLAG",
            values: []
          },
          windowOpensAt: {
            kind: "MOMENT",
            values: []
          },
          zone: {
            kind: "TEXT",
            values: []
          }
        },
        kinds: {
          CHOICE: "one of a few words",
          CYCLE: "a repeated interval",
          DATA: "data of the release",
          DURATION: "a duration",
          FLAG: "true or false",
          LIST: "a list",
          MOMENT: "a date and time",
          NUMBER: "a number",
          TEXT: "a text"
        },
        given: {
          repetition: [
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances"
          ],
          start: [
            "application",
            "version",
            "artifact",
            "sha256",
            "override",
            "requestedBy",
            "process",
            "planned"
          ],
          step: [
            "failedStep",
            "failedOutput",
            "acceptedSteps"
          ]
        },
        forms: {
          "approve-switch": {
            answers: {
              approved: [
                "yes",
                "no"
              ],
              comment: []
            },
            sets: [
              "approvals",
              "evidence",
              "askAgain",
              "failure"
            ]
          },
          "decide-plan": {
            answers: {
              decision: [
                "retry",
                "giveUp"
              ],
              reason: []
            },
            sets: [
              "acceptedSteps"
            ]
          },
          "decide-upgrade": {
            answers: {
              decision: [
                "retry",
                "goOn",
                "rollBack"
              ],
              reason: []
            },
            sets: [
              "acceptedSteps"
            ]
          },
          "decide-node": {
            answers: {
              decision: [
                "retry",
                "goOn",
                "skip",
                "rollBack"
              ],
              reason: []
            },
            sets: [
              "acceptedSteps"
            ]
          },
          "decide-rollback": {
            answers: {
              decision: [
                "retry",
                "goOn"
              ],
              reason: []
            },
            sets: [
              "acceptedSteps"
            ]
          },
          "override-freeze": {
            answers: {
              reason: []
            },
            sets: []
          },
          "request-release": {
            answers: {
              application: [],
              version: [],
              artifact: [],
              sha256: [],
              override: [],
              replace: []
            },
            sets: []
          }
        },
        questions: [
          {
            title: "Approve traffic switch",
            forms: [
              "approve-switch"
            ],
            listeners: [
              "askApprovers",
              "keepApproval"
            ]
          },
          {
            title: "Decide how to proceed",
            forms: [
              "decide-node",
              "decide-plan",
              "decide-rollback",
              "decide-upgrade"
            ],
            listeners: [
              "raiseIncident",
              "keepDecision"
            ]
          },
          {
            title: "Override freeze",
            forms: [
              "override-freeze"
            ],
            listeners: [
              "keepOverride"
            ]
          }
        ],
        request: "request-release",
        main: "blue-green-release",
        times: {
          cron: "(?:[0-9A-Za-z*?/,#-]+ +){5,6}[0-9A-Za-z*?/,#-]+",
          cycle: "R[0-9]{0,5}/(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?/)?(?:P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?)(?:/[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?",
          date: "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?",
          duration: "P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?",
          long: "P[0-9].*|PT[0-9]+H.*",
          retries: "R[0-9]{1,3}/(?:P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?)|(?:P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?)(?: *, *(?:P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?))*",
          short: "PT(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:\\.[0-9]{1,9})?S)?"
        },
        mostRepeats: 1e3,
        sender: "sender"
      };
    }
  });

  // bpmnlint-plugin-teal/lib/diagram.js
  var require_diagram = __commonJS({
    "bpmnlint-plugin-teal/lib/diagram.js"(exports, module) {
      "use strict";
      var { localName } = require_elements();
      var { quoted } = require_words();
      var { steps } = require_steps();
      var SUBPROCESSES = ["bpmn:SubProcess", "bpmn:Transaction", "bpmn:AdHocSubProcess"];
      function bean(expression) {
        const found = /^\$\{(\w+)\}$/.exec(expression ?? "");
        return found ? found[1] : void 0;
      }
      var FlowNode = class {
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
          return (this.bo.name ?? "").replace(/\s+/g, " ").trim();
        }
        /** As the Modeler shows it: its name in quotes, or else its type and what is next to it. */
        get shown() {
          if (this.name) {
            return quoted(this.name);
          }
          const kind = localName(this.bo).replace(/([A-Z])/g, " $1").toLowerCase();
          const before = this.arrivals.map(({ from }) => from).find(({ name }) => name);
          const next = this.ways.map(({ to }) => to).find(({ name }) => name);
          return `the ${kind}${before ? ` after ${quoted(before.name)}` : ""}${next ? ` before ${quoted(next.name)}` : ""}`;
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
          return this.bo.loopCharacteristics?.$type === "bpmn:MultiInstanceLoopCharacteristics";
        }
        /** Whether what is around this event is over when it fires; only some events leave that running. */
        get isInterrupting() {
          return (this.isA("BoundaryEvent") ? this.bo.cancelActivity : this.bo.isInterrupting) !== false;
        }
        /** Whether this is the node, or around it. */
        contains(node) {
          return node === this || node.scope !== void 0 && this.contains(node.scope);
        }
        /** Whether the release rests here until something is done or somebody acts. */
        get rests() {
          return this.isA("ServiceTask") || this.isA("CallActivity") || this.isWait;
        }
        /** Whether it waits for a person, an event or a timer. */
        get isWait() {
          return this.isA("UserTask") || this.isA("ReceiveTask") || this.isA("IntermediateCatchEvent") && !this.definition("LinkEventDefinition");
        }
        definition(kind) {
          return (this.bo.eventDefinitions ?? []).find((definition) => definition.$type === `bpmn:${kind}`);
        }
        extensions(type) {
          return (this.bo.extensionElements?.values ?? []).filter((extension) => extension.$type === `camunda:${type}`);
        }
        get inputs() {
          return this.extensions("InputOutput").flatMap((io) => io.inputParameters ?? []);
        }
        get outputs() {
          return this.extensions("InputOutput").flatMap((io) => io.outputParameters ?? []);
        }
        input(name) {
          const found = this.inputs.find((input) => input.name === name);
          return found && (found.value ?? "").trim();
        }
        /** The step that this service task calls, if it calls one of Teal's. */
        get step() {
          const name = this.isA("ServiceTask") ? bean(this.bo.delegateExpression) : void 0;
          return name && Object.hasOwn(steps, name) ? { name, ...steps[name] } : void 0;
        }
        does(effect) {
          return this.step?.effect === effect;
        }
        /** The process that this call activity calls. */
        get called() {
          return this.isA("CallActivity") ? this.bo.calledElement : void 0;
        }
      };
      var Diagram = class {
        constructor(definitions) {
          this.definitions = definitions;
          this.processes = (definitions.rootElements ?? []).filter((root) => root.$type === "bpmn:Process");
          this.byId = /* @__PURE__ */ new Map();
          this.processes.forEach((process) => this.read(process, void 0));
          this.processes.forEach((process) => this.connect(process));
          this.nodes = [...this.byId.values()];
        }
        /** The id of the file's first process, which is what others call. */
        get process() {
          return this.processes[0]?.id ?? "";
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
          return definition?.errorRef?.errorCode?.trim() ? definition.errorRef.errorCode : void 0;
        }
        read(container, scope) {
          for (const element of container.flowElements ?? []) {
            if (element.$instanceOf("bpmn:FlowNode")) {
              const node = new FlowNode(element, scope);
              this.byId.set(node.id, node);
              scope?.inside.push(node);
              this.read(element, node);
            }
          }
        }
        connect(container) {
          for (const element of container.flowElements ?? []) {
            if (element.$type === "bpmn:SequenceFlow") {
              const from = this.byId.get(element.sourceRef?.id);
              const to = this.byId.get(element.targetRef?.id);
              if (from && to) {
                const flow = { bo: element, from, to };
                from.ways.push(flow);
                to.arrivals.push(flow);
              }
            } else if (element.$type === "bpmn:BoundaryEvent") {
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
      };
      module.exports = { Diagram, FlowNode, bean };
    }
  });

  // bpmnlint-plugin-teal/lib/rule.js
  var require_rule2 = __commonJS({
    "bpmnlint-plugin-teal/lib/rule.js"(exports, module) {
      "use strict";
      var { Diagram } = require_diagram();
      var { text } = require_words();
      function rule(name, check) {
        return () => ({
          check(node, reporter) {
            if (node.$type === "bpmn:Definitions") {
              check(new Diagram(node), (id, variant, values2) => reporter.report(id, text(name, variant, values2)));
            }
          }
        });
      }
      module.exports = { rule };
    }
  });

  // bpmnlint-plugin-teal/rules/one-process.js
  var require_one_process = __commonJS({
    "bpmnlint-plugin-teal/rules/one-process.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      module.exports = rule("one-process", (diagram, report) => {
        if (diagram.processes.length !== 1) {
          report(diagram.definitions.id, "count", { found: diagram.processes.length });
        }
        diagram.processes.filter((process) => process.isExecutable !== true).forEach((process) => report(process.id, "executable"));
      });
    }
  });

  // bpmnlint-plugin-teal/notation.json
  var require_notation = __commonJS({
    "bpmnlint-plugin-teal/notation.json"(exports, module) {
      module.exports = {
        namespaces: [
          "http://www.omg.org/spec/BPMN/20100524/MODEL",
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
          "http://bpmn.io/schema/bpmn/biocolor/1.0",
          "http://camunda.org/schema/1.0/bpmn",
          "http://camunda.org/schema/modeler/1.0",
          "http://www.w3.org/2001/XMLSchema-instance"
        ],
        bpmn: [
          "definitions",
          "process",
          "documentation",
          "extensionElements",
          "incoming",
          "outgoing",
          "collaboration",
          "participant",
          "messageFlow",
          "laneSet",
          "lane",
          "childLaneSet",
          "flowNodeRef",
          "textAnnotation",
          "text",
          "association",
          "group",
          "category",
          "categoryValue",
          "categoryValueRef",
          "dataObject",
          "dataObjectReference",
          "dataStoreReference",
          "task",
          "manualTask",
          "userTask",
          "serviceTask",
          "businessRuleTask",
          "receiveTask",
          "callActivity",
          "subProcess",
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "errorEventDefinition",
          "timerEventDefinition",
          "messageEventDefinition",
          "signalEventDefinition",
          "escalationEventDefinition",
          "conditionalEventDefinition",
          "linkEventDefinition",
          "terminateEventDefinition",
          "timeDate",
          "timeDuration",
          "timeCycle",
          "condition",
          "expression",
          "formalExpression",
          "exclusiveGateway",
          "inclusiveGateway",
          "parallelGateway",
          "eventBasedGateway",
          "sequenceFlow",
          "conditionExpression",
          "multiInstanceLoopCharacteristics",
          "loopCardinality",
          "completionCondition",
          "error",
          "message",
          "signal",
          "escalation"
        ],
        attributes: {
          "*": [
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "jobPriority",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon"
          ],
          process: ["historyTimeToLive", "isStartableInTasklist", "versionTag", "candidateStarterGroups"],
          startEvent: ["formRef", "formRefBinding", "initiator"],
          serviceTask: ["delegateExpression"],
          userTask: [
            "formRef",
            "formRefBinding",
            "candidateGroups",
            "candidateUsers",
            "assignee",
            "dueDate",
            "followUpDate",
            "priority"
          ],
          businessRuleTask: ["decisionRef", "decisionRefBinding", "mapDecisionResult", "resultVariable"],
          callActivity: ["calledElementBinding"],
          multiInstanceLoopCharacteristics: ["collection", "elementVariable"],
          error: ["errorMessage"],
          errorEventDefinition: ["errorCodeVariable", "errorMessageVariable"],
          escalationEventDefinition: ["escalationCodeVariable"],
          conditionalEventDefinition: ["variableName", "variableEvents"]
        },
        camunda: {
          inputOutput: [],
          inputParameter: ["name"],
          outputParameter: ["name"],
          in: ["businessKey", "source", "sourceExpression", "target", "local", "variables"],
          out: ["source", "sourceExpression", "target", "local", "variables"],
          taskListener: ["delegateExpression", "event", "id"],
          executionListener: ["delegateExpression", "event", "id"],
          failedJobRetryTimeCycle: [],
          properties: [],
          property: ["id", "name", "value"]
        }
      };
    }
  });

  // bpmnlint-plugin-teal/rules/known-notation.js
  var require_known_notation = __commonJS({
    "bpmnlint-plugin-teal/rules/known-notation.js"(exports, module) {
      "use strict";
      var { visit } = require_elements();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { namespaces } = require_notation();
      var KNOWN = [...namespaces, "http://www.w3.org/XML/1998/namespace"];
      module.exports = rule("known-notation", (diagram, report) => {
        const declared = {};
        visit(diagram.definitions, (element, id) => {
          const attributes = Object.keys(element.$descriptor.isGeneric ? element : element.$attrs ?? {}).filter((name) => !name.startsWith("$"));
          attributes.filter((name) => name.startsWith("xmlns:")).forEach((name) => {
            declared[name.slice("xmlns:".length)] = element.$attrs?.[name] ?? element[name];
          });
          const check = (found, uri) => {
            if (!KNOWN.includes(uri)) {
              report(id, "namespace", { found: quoted(found), namespace: uri || "nothing" });
            }
          };
          if (element.$descriptor.isGeneric) {
            check(element.$descriptor.ns.localName, element.$descriptor.ns.uri);
          }
          attributes.filter((name) => name.includes(":") && !name.startsWith("xmlns:") && !name.startsWith("xml:")).forEach((name) => check(name.replace(/^.*:/, ""), declared[name.replace(/:.*$/, "")]));
        });
      });
    }
  });

  // bpmnlint-plugin-teal/rules/no-code.js
  var require_no_code = __commonJS({
    "bpmnlint-plugin-teal/rules/no-code.js"(exports, module) {
      "use strict";
      var { localName, prefix, properties, visit } = require_elements();
      var { rule } = require_rule2();
      var allowed = require_notation();
      var SCRIPT_ATTRIBUTES = ["language", "scriptFormat"];
      module.exports = rule("no-code", (diagram, report) => {
        visit(diagram.definitions, (element, id) => {
          switch (prefix(element)) {
            case "bpmn":
              return bpmn(element, id, report);
            case "camunda":
              return camunda(element, id, report);
            default:
              return void 0;
          }
        });
      });
      function bpmn(element, id, report) {
        const name = localName(element);
        if (!allowed.bpmn.includes(name)) {
          report(id, "element", { found: `bpmn:${name}` });
          return false;
        }
        const inTag = element.$type === "bpmn:FormalExpression" ? tagOf(element) : name;
        for (const [property, , isAttribute] of properties(element)) {
          const [space, local] = property.includes(":") ? property.split(":") : ["bpmn", property];
          if (space === "camunda" && isAttribute && !allows(name, local)) {
            report(id, "attribute", { found: `camunda:${local}` });
          } else if (space === "bpmn" && SCRIPT_ATTRIBUTES.includes(local)) {
            report(id, "script", { found: `bpmn:${inTag}` });
          }
        }
        return void 0;
      }
      function tagOf(expression) {
        const property = expression.$parent && properties(expression.$parent).find(([, value]) => value === expression);
        return property ? property[0].replace(/^.*:/, "") : localName(expression);
      }
      function allows(element, attribute) {
        return allowed.attributes["*"].includes(attribute) || (allowed.attributes[element] ?? []).includes(attribute);
      }
      function camunda(element, id, report) {
        const name = localName(element);
        if (name === "script") {
          report(id, "script", { found: "camunda:script" });
          return false;
        }
        if (!Object.hasOwn(allowed.camunda, name)) {
          report(id, "element", { found: `camunda:${name}` });
          return false;
        }
        properties(element).filter(([property, , isAttribute]) => isAttribute && !property.startsWith("xmlns")).map(([property]) => property.replace(/^.*:/, "")).filter((attribute) => !allowed.camunda[name].includes(attribute)).forEach((attribute) => report(id, "attribute", { found: `camunda:${name} with ${attribute}` }));
        return void 0;
      }
    }
  });

  // bpmnlint-plugin-teal/lib/harmless.js
  var require_harmless = __commonJS({
    "bpmnlint-plugin-teal/lib/harmless.js"(exports, module) {
      "use strict";
      var BUSINESS_KEY = "#{execution.processBusinessKey}";
      var EXPRESSION = /[$#]\{[^}]*\}?/g;
      var COMPARISON = /^[$#]\{(?:[A-Za-z0-9_\s!<>=&|()?:]|'[A-Za-z0-9_ .,:/-]*')*\}$/;
      var CALL = /[A-Za-z0-9_]\s*\(/;
      function isHarmless(expression) {
        return expression === BUSINESS_KEY || COMPARISON.test(expression) && !CALL.test(expression);
      }
      module.exports = { BUSINESS_KEY, EXPRESSION, isHarmless };
    }
  });

  // bpmnlint-plugin-teal/rules/harmless-expressions.js
  var require_harmless_expressions = __commonJS({
    "bpmnlint-plugin-teal/rules/harmless-expressions.js"(exports, module) {
      "use strict";
      var { texts, visit } = require_elements();
      var { EXPRESSION, isHarmless } = require_harmless();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      module.exports = rule("harmless-expressions", (diagram, report) => {
        visit(diagram.definitions, (element, id) => {
          texts(element).flatMap((text) => text.match(EXPRESSION) ?? []).filter((expression) => !isHarmless(expression)).forEach((expression) => report(id, "expression", { found: quoted(expression) }));
        });
      });
    }
  });

  // bpmnlint-plugin-teal/rules/known-step.js
  var require_known_step = __commonJS({
    "bpmnlint-plugin-teal/rules/known-step.js"(exports, module) {
      "use strict";
      var { bean } = require_diagram();
      var { localName, visit } = require_elements();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { listeners } = require_steps();
      module.exports = rule("known-step", (diagram, report) => {
        diagram.nodes.filter((node) => node.isA("ServiceTask")).forEach((node) => {
          const found = node.bo.delegateExpression;
          if (found === void 0) {
            report(node.id, "nothing");
          } else if (!node.step) {
            report(node.id, "unknown", { found: quoted(found) });
          }
        });
        visit(diagram.definitions, (element, id) => {
          if (["camunda:TaskListener", "camunda:ExecutionListener"].includes(element.$type) && !isTeals(element)) {
            report(id, "listener", { found: quoted(element.delegateExpression ?? "") });
          }
        });
      });
      function isTeals(listener) {
        const known = listeners.find(({ name }) => name === bean(listener.delegateExpression));
        return known !== void 0 && known.element === localName(listener) && known.events.includes(listener.event);
      }
    }
  });

  // bpmnlint-plugin-teal/rules/step-inputs.js
  var require_step_inputs = __commonJS({
    "bpmnlint-plugin-teal/rules/step-inputs.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { calls } = require_steps();
      module.exports = rule("step-inputs", (diagram, report) => {
        for (const node of diagram.nodes) {
          if (node.step) {
            step(node, report);
          }
          if (node.called && Object.hasOwn(calls, node.called)) {
            call(node, report);
          }
        }
      });
      function step(node, report) {
        const { name, inputs } = node.step;
        inputs.forEach((input) => compare(node, name, input, node.input(input.name), report));
        node.inputs.filter((set2) => !inputs.some((input) => input.name === set2.name)).forEach((set2) => report(node.id, "unknown", {
          found: quoted(set2.name ?? ""),
          step: name,
          allowed: inputs.map((input) => input.name).join(", ")
        }));
      }
      function call(node, report) {
        for (const input of calls[node.called].inputs) {
          const passed = node.extensions("In").find((found) => found.target === input.name);
          compare(node, node.called, input, passed && value(passed), report);
        }
      }
      function value(passed) {
        return passed.source === void 0 ? passed.sourceExpression ?? "" : `\${${passed.source}}`;
      }
      function compare(node, step2, { name, pattern, allowed }, found, report) {
        if (found === void 0) {
          report(node.id, "missing", { input: name, step: step2, allowed });
        } else if (!new RegExp(`^(?:${pattern})$`).test(found)) {
          report(node.id, "impossible", { input: name, step: step2, found: quoted(found), allowed });
        }
      }
    }
  });

  // bpmnlint-plugin-teal/rules/saved-before.js
  var require_saved_before = __commonJS({
    "bpmnlint-plugin-teal/rules/saved-before.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      module.exports = rule("saved-before", (diagram, report) => {
        diagram.nodes.filter((node) => node.isA("ServiceTask") || node.isA("CallActivity")).filter((node) => node.bo.asyncBefore !== true).forEach((node) => report(node.id, "step"));
      });
    }
  });

  // bpmnlint-plugin-teal/rules/calls-bound.js
  var require_calls_bound = __commonJS({
    "bpmnlint-plugin-teal/rules/calls-bound.js"(exports, module) {
      "use strict";
      var { BUSINESS_KEY } = require_harmless();
      var { rule } = require_rule2();
      module.exports = rule("calls-bound", (diagram, report) => {
        for (const call of diagram.nodes.filter((node) => node.isA("CallActivity"))) {
          const passed = call.extensions("In");
          if (!call.called?.trim()) {
            report(call.id, "nothing");
          }
          if (call.bo.calledElementBinding !== "deployment") {
            report(call.id, "binding");
          }
          if (!passed.some((found) => found.businessKey === BUSINESS_KEY)) {
            report(call.id, "business-key", { expression: BUSINESS_KEY });
          }
          if (passed.some((found) => found.variables !== void 0)) {
            report(call.id, "everything");
          }
        }
        diagram.nodes.filter((node) => node.isA("BusinessRuleTask") && node.bo.decisionRefBinding !== "deployment").forEach((asks) => report(asks.id, "decision"));
      });
    }
  });

  // bpmnlint-plugin-teal/rules/tasks-assigned.js
  var require_tasks_assigned = __commonJS({
    "bpmnlint-plugin-teal/rules/tasks-assigned.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { groups } = require_steps();
      module.exports = rule("tasks-assigned", (diagram, report) => {
        for (const node of diagram.nodes) {
          const asked = node.isA("UserTask");
          const asks = node.bo.candidateGroups?.trim();
          if (asked && !asks) {
            report(node.id, "group");
          } else if (asked && !new RegExp(`^(?:${groups.pattern})$`).test(asks)) {
            report(node.id, "impossible-group", {
              found: quoted(asks.split(",").map((group) => group.trim()).join(",")),
              allowed: groups.allowed
            });
          }
          if (asked && node.bo.formRef === void 0) {
            report(node.id, "form");
          }
          if (node.bo.formRef !== void 0 && node.bo.formRefBinding !== "deployment") {
            report(node.id, "binding");
          }
        }
      });
    }
  });

  // bpmnlint-plugin-teal/rules/gateways-labelled.js
  var require_gateways_labelled = __commonJS({
    "bpmnlint-plugin-teal/rules/gateways-labelled.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      module.exports = rule("gateways-labelled", (diagram, report) => {
        diagram.nodes.filter((node) => node.isA("ExclusiveGateway") || node.isA("InclusiveGateway")).filter((node) => node.ways.length > 1).forEach((gateway) => {
          if (!(gateway.bo.name ?? "").trim().endsWith("?")) {
            report(gateway.id, "question");
          }
          gateway.ways.forEach(({ bo }) => {
            if (!(bo.name ?? "").trim()) {
              report(bo.id, "answer", { gateway: gateway.shown });
            }
            if (!bo.conditionExpression && gateway.bo.default !== bo) {
              report(bo.id, "condition", { gateway: gateway.shown });
            }
          });
        });
      });
    }
  });

  // bpmnlint-plugin-teal/rules/history-kept.js
  var require_history_kept = __commonJS({
    "bpmnlint-plugin-teal/rules/history-kept.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      var { quoted } = require_words();
      module.exports = rule("history-kept", (diagram, report) => {
        for (const process of diagram.processes) {
          const found = process.historyTimeToLive;
          if (found === void 0) {
            report(process.id, "missing");
          } else if (!/^(?:P[0-9]{1,5}D|[0-9]{1,5})$/.test(found)) {
            report(process.id, "impossible", { found: quoted(found) });
          }
        }
      });
    }
  });

  // bpmnlint-plugin-teal/lib/paths.js
  var require_paths = __commonJS({
    "bpmnlint-plugin-teal/lib/paths.js"(exports, module) {
      "use strict";
      var Paths = class {
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
            const around2 = level.scope ? level.scope.inside : this.diagram.outermost;
            around2.filter((other) => other.isEventSubprocess).forEach((other) => found.push(...entries(other.inside)));
          }
          return found;
        }
        /** Adds what comes after the node as a whole; returns whether the process ends instead. */
        leave(node, next, repeating) {
          if (repeating && node.isRepeated) {
            next.push(...node.isSubprocess ? entries(node.inside) : [node]);
          }
          if (node.isA("EndEvent") && node.definition("ErrorEventDefinition")) {
            return false;
          }
          const link = node.isA("IntermediateThrowEvent") ? node.definition("LinkEventDefinition") : void 0;
          if (link) {
            next.push(...this.diagram.nodes.filter((other) => other.isA("IntermediateCatchEvent") && other.definition("LinkEventDefinition")?.name === link.name));
            return false;
          }
          if (node.ways.length) {
            next.push(...node.ways.map((way) => way.to));
            return false;
          }
          const subprocess = around(node);
          return subprocess ? this.leave(subprocess, next, repeating) : true;
        }
      };
      function around(node) {
        return node.scope?.isEventSubprocess ? around(node.scope) : node.scope;
      }
      function entries(nodes) {
        const starts = nodes.filter((node) => node.isA("StartEvent"));
        return starts.length ? starts : nodes.filter((node) => !node.isA("BoundaryEvent") && !node.isEventSubprocess && !nodes.some((other) => other.ways.some((way) => way.to === node)));
      }
      module.exports = { Paths };
    }
  });

  // bpmnlint-plugin-teal/lib/walk.js
  var require_walk = __commonJS({
    "bpmnlint-plugin-teal/lib/walk.js"(exports, module) {
      "use strict";
      function walk(begin, visit, key = (place) => place) {
        const seen = new Set(begin.map(key));
        const open = [...begin];
        while (open.length) {
          const next = visit(open.shift());
          if (!next) {
            return;
          }
          for (const place of next) {
            if (!seen.has(key(place))) {
              seen.add(key(place));
              open.push(place);
            }
          }
        }
      }
      module.exports = { walk };
    }
  });

  // bpmnlint-plugin-teal/rules/end-events-known.js
  var require_end_events_known = __commonJS({
    "bpmnlint-plugin-teal/rules/end-events-known.js"(exports, module) {
      "use strict";
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      var { quoted } = require_words();
      var KNOWN = ["Released", "Rolled back", "Release refused", "Release cancelled"];
      function reach(begin, paths) {
        const reached = /* @__PURE__ */ new Set();
        walk(begin, (node) => {
          reached.add(node);
          return [...paths.after(node).nodes, ...paths.troubles(node).filter(({ isInterrupting }) => isInterrupting)];
        });
        return reached;
      }
      function besides(diagram, paths) {
        return diagram.nodes.filter((node) => node.isA("ParallelGateway")).flatMap((fork) => {
          const branches = fork.ways.map(({ to }) => [...reach([to], paths)]);
          return branches.filter((branch) => !branch.some(isKnown) && branches.some((other) => other !== branch && other.some(isKnown))).flat();
        });
      }
      function isKnown(node) {
        return node.isA("EndEvent") && KNOWN.includes(node.title);
      }
      module.exports = rule("end-events-known", (diagram, report) => {
        if (diagram.isStartable) {
          const paths = new Paths(diagram);
          const reached = reach(paths.begins(), paths);
          besides(diagram, paths).forEach((node) => reached.delete(node));
          diagram.outermost.filter((node) => node.isA("EndEvent") && !node.definition("ErrorEventDefinition")).filter((node) => !KNOWN.includes(node.title) && reached.has(node)).forEach((node) => report(node.id, "name", { found: quoted(node.title), allowed: KNOWN.join(", ") }));
        }
      });
    }
  });

  // bpmnlint-plugin-teal/lib/calls.js
  var require_calls = __commonJS({
    "bpmnlint-plugin-teal/lib/calls.js"(exports, module) {
      "use strict";
      var { promises, steps } = require_steps();
      var VERIFYING = Object.keys(steps).filter((name) => steps[name].effect === "VERIFIES");
      var UNKNOWN = { escapes: [], switches: false, restores: false, changes: false, waits: false, leaves: [], misses: [] };
      function promise(process) {
        return Object.hasOwn(promises, process) ? promises[process] : void 0;
      }
      function facts(node) {
        return node.called ? promise(node.called) ?? UNKNOWN : void 0;
      }
      module.exports = { VERIFYING, facts, promise };
    }
  });

  // bpmnlint-plugin-teal/rules/errors-caught.js
  var require_errors_caught = __commonJS({
    "bpmnlint-plugin-teal/rules/errors-caught.js"(exports, module) {
      "use strict";
      var { facts, promise } = require_calls();
      var { rule } = require_rule2();
      module.exports = rule("errors-caught", (diagram, report) => {
        for (const node of diagram.nodes) {
          const open = thrown(node, diagram).filter((code) => !isCaught(node, code, diagram) && !isLeftToCaller(diagram, code));
          if (open.length) {
            report(node.id, "step", { codes: open.join(", "), kind: kind(node) });
          }
          const error = node.definition("ErrorEventDefinition");
          if (error && !diagram.errorCode(error)) {
            if (node.isA("EndEvent")) {
              report(node.id, "nothing");
            } else if (error.errorMessageVariable !== "failure") {
              report(node.id, "told");
            }
          }
        }
      });
      function thrown(node, diagram) {
        if (node.isA("EndEvent")) {
          return [diagram.errorCode(node.definition("ErrorEventDefinition"))].filter(Boolean);
        }
        return node.step?.errors ?? facts(node)?.escapes ?? [];
      }
      function isCaught(node, code, diagram) {
        for (let level = node; level; level = level.scope) {
          const inner = level;
          const around = level.scope ? level.scope.inside : diagram.outermost;
          const starts = around.filter((other) => other.isEventSubprocess && other !== inner).flatMap((other) => other.inside).filter((start) => start.isA("StartEvent"));
          if ([...level.boundary, ...starts].some((event) => catches(event, code, diagram))) {
            return true;
          }
        }
        return false;
      }
      function catches(event, code, diagram) {
        const error = event.definition("ErrorEventDefinition");
        return error !== void 0 && (diagram.errorCode(error) ?? code) === code;
      }
      function isLeftToCaller(diagram, code) {
        return promise(diagram.process)?.escapes.includes(code) ?? !diagram.isStartable;
      }
      function kind(node) {
        if (node.isA("EndEvent")) {
          return "end event";
        }
        return node.isA("CallActivity") ? "call" : "step";
      }
    }
  });

  // bpmnlint-plugin-teal/lib/outstanding.js
  var require_outstanding = __commonJS({
    "bpmnlint-plugin-teal/lib/outstanding.js"(exports, module) {
      "use strict";
      var Outstanding = class {
        /**
         * @param paths of the diagram
         * @param {(node, before: Set) => Set} step what is outstanding after a node
         * @param {(node) => boolean} stops whether ways are not followed beyond a node
         */
        constructor(paths, step, stops) {
          this.paths = paths;
          this.step = step;
          this.stops = stops;
          this.starting = /* @__PURE__ */ new Map();
          this.arriving = /* @__PURE__ */ new Map();
          this.before = /* @__PURE__ */ new Map();
        }
        /** Where ways begin, with all of this outstanding. */
        from(nodes, outstanding) {
          nodes.forEach((node) => this.starting.set(node, new Set(outstanding)));
          return this;
        }
        /** Follows all ways. The nodes that they get to, the nearest first, with what may be outstanding before each. */
        follow() {
          const reached = this.reach();
          reached.forEach((node) => this.before.set(node, /* @__PURE__ */ new Set()));
          for (let changed = true; changed; ) {
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
          return this.step(node, this.before.get(node) ?? /* @__PURE__ */ new Set());
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
          const sets = (this.arriving.get(node) ?? []).map(({ from, trouble }) => trouble ? this.before.get(from) ?? /* @__PURE__ */ new Set() : this.after(from));
          if (this.starting.has(node)) {
            sets.push(this.starting.get(node));
          }
          const all = new Set(sets.flatMap((set2) => [...set2]));
          return node.isA("ParallelGateway") ? new Set([...all].filter((one) => sets.every((set2) => set2.has(one)))) : all;
        }
      };
      function same(one, other) {
        return one.size === other.size && [...one].every((each) => other.has(each));
      }
      module.exports = { Outstanding };
    }
  });

  // bpmnlint-plugin-teal/rules/switch-confirmed.js
  var require_switch_confirmed = __commonJS({
    "bpmnlint-plugin-teal/rules/switch-confirmed.js"(exports, module) {
      "use strict";
      var { facts } = require_calls();
      var { Outstanding } = require_outstanding();
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      module.exports = rule("switch-confirmed", (diagram, report) => {
        const paths = new Paths(diagram);
        diagram.nodes.filter((node) => node.does("SWITCHES")).forEach((origin) => {
          const found = unsafe(origin, paths);
          if (found) {
            tell(origin, ...found, report);
            return;
          }
          const wait = waitBefore(origin, paths);
          if (wait) {
            tell(origin, "wait", wait.shown, report);
          }
        });
      });
      function tell(origin, variant, reached, report) {
        report(origin.id, variant, { to: origin.input("to") ?? "?", reached });
      }
      function unsafe(origin, paths) {
        const outstanding = new Outstanding(
          paths,
          (node, before) => confirms(node, origin) ? /* @__PURE__ */ new Set() : before,
          (node) => node !== origin && (changes(node) || switches(node))
        ).from([origin], ["confirmation"]);
        for (const [node, before] of outstanding.follow()) {
          if (node !== origin && changes(node)) {
            if (before.size) {
              return ["change", node.shown];
            }
          } else if ((node === origin || !switches(node)) && paths.after(node).ends && outstanding.after(node).size) {
            return ["end", "the end"];
          }
        }
        return void 0;
      }
      function waitBefore(origin, paths) {
        let found;
        walk(paths.after(origin).nodes, (node) => {
          if (confirms(node, origin) || switches(node)) {
            return [];
          }
          if (node.does("WAITS") || facts(node)?.waits) {
            found = node;
            return void 0;
          }
          return paths.after(node).nodes;
        });
        return found;
      }
      function confirms(node, origin) {
        return node.does("CONFIRMS") && node.input("to") === origin.input("to");
      }
      function switches(node) {
        return node.does("SWITCHES") || facts(node)?.switches;
      }
      function changes(node) {
        const called = facts(node);
        return node.does("ROLLS_OUT") || node.does("CHANGES_NODES") || called?.changes && !called.switches;
      }
    }
  });

  // bpmnlint-plugin-teal/lib/verification.js
  var require_verification = __commonJS({
    "bpmnlint-plugin-teal/lib/verification.js"(exports, module) {
      "use strict";
      var { VERIFYING, facts } = require_calls();
      var { Outstanding } = require_outstanding();
      var { Paths } = require_paths();
      var Verification = class {
        constructor(diagram) {
          this.paths = new Paths(diagram);
        }
        /** What the node itself leaves unverified. */
        leftBy(node) {
          return node.does("ROLLS_OUT") ? VERIFYING : facts(node)?.leaves ?? [];
        }
        /** Where ways after this node end with steps missing: at a switch, or (without a node) at the process's end. */
        gapsAfter(rollOut) {
          const left = this.leftBy(rollOut);
          const next = this.paths.after(rollOut);
          const outstanding = new Outstanding(this.paths, missingAfter, (node) => this.isOver(node)).from([...next.nodes, ...this.paths.troubles(rollOut)], left);
          const gaps = next.ends ? [{ missing: left }] : [];
          for (const [node, missing] of outstanding.follow()) {
            if (isSwitchHome(node)) {
              add(node, missing, gaps);
            } else if (!this.isOver(node) && this.paths.after(node).ends) {
              add(void 0, outstanding.after(node), gaps);
            }
          }
          return gaps;
        }
        /** What is rolled out later has to be verified there, and this with it. */
        isOver(node) {
          return isSwitchHome(node) || this.leftBy(node).length > 0;
        }
      };
      function add(at, missing, gaps) {
        if (missing.size) {
          gaps.push({ at, missing: VERIFYING.filter((step) => missing.has(step)) });
        }
      }
      function isSwitchHome(node) {
        return node.does("SWITCHES") && node.input("to") === "home";
      }
      function missingAfter(node, missing) {
        const called = facts(node);
        if (called?.restores) {
          return /* @__PURE__ */ new Set();
        }
        return new Set([...missing].filter((wanted) => node.step?.name !== wanted && (!called || called.misses.includes(wanted))));
      }
      function union(gaps) {
        return VERIFYING.filter((step) => gaps.some((gap) => gap.missing.includes(step)));
      }
      module.exports = { Verification, union };
    }
  });

  // bpmnlint-plugin-teal/rules/roll-out-verified.js
  var require_roll_out_verified = __commonJS({
    "bpmnlint-plugin-teal/rules/roll-out-verified.js"(exports, module) {
      "use strict";
      var { VERIFYING, promise } = require_calls();
      var { rule } = require_rule2();
      var { Verification, union } = require_verification();
      var { steps } = require_steps();
      module.exports = rule("roll-out-verified", (diagram, report) => {
        const verification = new Verification(diagram);
        const leftToCaller = promise(diagram.process)?.leaves ?? (diagram.isStartable ? [] : VERIFYING);
        for (const node of diagram.nodes.filter((found) => verification.leftBy(found).length)) {
          const gaps = verification.gapsAfter(node);
          tell(node, "switch", gaps.filter((gap) => gap.at), report);
          tell(node, "end", gaps.filter((gap) => !gap.at && gap.missing.some((step) => !leftToCaller.includes(step))), report);
        }
      });
      function tell(node, variant, gaps, report) {
        if (gaps.length) {
          report(node.id, variant, {
            missing: union(gaps).map((step) => `'${steps[step].title}'`).join(" and "),
            to: gaps[0].at ? gaps[0].at.shown : "the end"
          });
        }
      }
    }
  });

  // bpmnlint-plugin-teal/rules/way-back.js
  var require_way_back = __commonJS({
    "bpmnlint-plugin-teal/rules/way-back.js"(exports, module) {
      "use strict";
      var { facts } = require_calls();
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      var DECIDED = "ROLL_BACK_DECIDED";
      module.exports = rule("way-back", (diagram, report) => {
        if (diagram.nodes.some((node) => node.does("RESTORES"))) {
          return;
        }
        const paths = new Paths(diagram);
        diagram.nodes.filter(switches).filter((node) => !leadsBack(node, diagram, paths)).forEach((node) => report(node.id, "none"));
      });
      function switches(node) {
        const called = facts(node);
        return node.does("SWITCHES") || called?.switches && !called.restores;
      }
      function leadsBack(origin, diagram, paths) {
        let back = false;
        walk([origin], (node) => {
          if (rollsBack(node, diagram)) {
            back = true;
            return void 0;
          }
          return [...paths.after(node).nodes, ...paths.troubles(node)];
        });
        return back;
      }
      function rollsBack(node, diagram) {
        return facts(node)?.restores || node.isA("EndEvent") && diagram.errorCode(node.definition("ErrorEventDefinition")) === DECIDED;
      }
    }
  });

  // bpmnlint-plugin-teal/lib/formula.js
  var require_formula = __commonJS({
    "bpmnlint-plugin-teal/lib/formula.js"(exports, module) {
      "use strict";
      var TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+)(?![A-Za-z0-9_])|'([^']*)'|(==|!=|<=|>=|&&|\|\||[<>!()?:]))/y;
      var SPELLED = {
        eq: "==",
        ne: "!=",
        lt: "<",
        gt: ">",
        le: "<=",
        ge: ">=",
        and: "&&",
        or: "||",
        not: "!"
      };
      var WORDS = ["true", "false", "null"];
      var OPERATORS = ["empty", "div", "mod"];
      var RESERVED = ["instanceof"];
      var BINARY = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["div", "mod"]];
      var LITERALS = ["text", "number", "word"];
      function read(expression) {
        const inner = /^[$#]\{([^]*)\}$/.exec(expression);
        const tokens = inner && split(inner[1]);
        if (!tokens) {
          return void 0;
        }
        const reader = new Reader(tokens);
        const formula = reader.choice();
        return formula && reader.next === tokens.length ? formula : void 0;
      }
      function split(source) {
        const tokens = [];
        const end = source.trimEnd().length;
        TOKEN.lastIndex = 0;
        for (let at = 0; at < end; at = TOKEN.lastIndex) {
          const found = TOKEN.exec(source);
          if (!found) {
            return void 0;
          }
          tokens.push(token(found));
        }
        return tokens.some(({ operator, text }) => operator === "name" && RESERVED.includes(text)) ? void 0 : tokens;
      }
      function token([, name, number, text, symbol]) {
        if (name !== void 0) {
          if (WORDS.includes(name)) {
            return leaf("word", name);
          }
          const operator = Object.hasOwn(SPELLED, name) ? SPELLED[name] : name;
          return operator !== name || OPERATORS.includes(name) ? leaf(operator, "") : leaf("name", name);
        }
        if (number !== void 0) {
          return leaf("number", number);
        }
        return text !== void 0 ? leaf("text", text) : leaf(symbol, "");
      }
      function leaf(operator, text) {
        return { operator, text, parts: [] };
      }
      var Reader = class {
        constructor(tokens) {
          this.tokens = tokens;
          this.next = 0;
        }
        choice() {
          const asked = this.binary(0);
          if (!asked || !this.take("?")) {
            return asked;
          }
          const yes = this.choice();
          const no = yes && this.take(":") ? this.choice() : void 0;
          return no && { operator: "?:", text: "", parts: [asked, yes, no] };
        }
        binary(level) {
          if (level === BINARY.length) {
            return this.unary();
          }
          let left = this.binary(level + 1);
          while (left && BINARY[level].includes(this.tokens[this.next]?.operator)) {
            const { operator } = this.tokens[this.next];
            this.next += 1;
            const right = this.binary(level + 1);
            left = right && { operator, text: "", parts: [left, right] };
          }
          return left;
        }
        unary() {
          for (const operator of ["!", "empty"]) {
            if (this.take(operator)) {
              const part = this.unary();
              return part && { operator, text: "", parts: [part] };
            }
          }
          if (this.take("(")) {
            const inner = this.choice();
            return inner && this.take(")") ? inner : void 0;
          }
          const found = this.tokens[this.next];
          this.next += 1;
          return found && (found.operator === "name" || LITERALS.includes(found.operator)) ? found : void 0;
        }
        take(operator) {
          const there = this.tokens[this.next]?.operator === operator;
          this.next += there ? 1 : 0;
          return there;
        }
      };
      function visitFormula(formula, visitor) {
        visitor(formula);
        formula.parts.forEach((part) => visitFormula(part, visitor));
      }
      function names(formula) {
        const found = /* @__PURE__ */ new Set();
        visitFormula(formula, ({ operator, text }) => {
          if (operator === "name") {
            found.add(text);
          }
        });
        return [...found];
      }
      module.exports = { LITERALS, names, read, visitFormula };
    }
  });

  // bpmnlint-plugin-teal/lib/evaluation.js
  var require_evaluation = __commonJS({
    "bpmnlint-plugin-teal/lib/evaluation.js"(exports, module) {
      "use strict";
      var { LITERALS, names, visitFormula } = require_formula();
      var { variables } = require_steps();
      var MOST = 5e3;
      var NUMBER = /^[0-9]{1,15}(?:\.[0-9]{1,20})?$/;
      function combinations(conditions, known) {
        let all = [{}];
        for (const name of new Set(conditions.flatMap(names))) {
          const values2 = known[name] ?? possible(name, conditions);
          if (!values2 || all.length * values2.length > MOST) {
            return void 0;
          }
          all = all.flatMap((one) => values2.map((value2) => ({ ...one, [name]: value2 })));
        }
        return all;
      }
      function guessed(conditions, known) {
        const literals = /* @__PURE__ */ new Set(["true", "false", ""]);
        conditions.forEach((condition) => visitFormula(condition, ({ operator, text }) => {
          if (LITERALS.includes(operator)) {
            literals.add(text);
          }
        }));
        const guesses = conditions.flatMap(names).filter((name) => !["FLAG", "CHOICE", "NUMBER"].includes(variables[name]?.kind)).map((name) => [name, [...literals]]);
        return combinations(conditions, { ...Object.fromEntries(guesses), ...known });
      }
      function possible(name, conditions) {
        const known = Object.hasOwn(variables, name) ? variables[name] : {};
        switch (known.kind) {
          case "FLAG":
            return ["true", "false"];
          case "CHOICE":
            return known.values;
          case "NUMBER":
            return around(conditions);
          default:
            return void 0;
        }
      }
      function around(conditions) {
        const numbers = /* @__PURE__ */ new Set(["0"]);
        conditions.forEach((condition) => visitFormula(condition, ({ operator, text }) => {
          if (operator === "number" && text.length < 10) {
            [-1, 0, 1].map((more) => Number(text) + more).filter((number) => number >= 0).forEach((number) => numbers.add(String(number)));
          }
        }));
        return [...numbers];
      }
      function holds(condition, values2) {
        return value(condition, values2) === "true";
      }
      function value({ operator, text, parts }, values2) {
        switch (operator) {
          case "name":
            return values2[text] ?? "";
          case "text":
          case "number":
            return text;
          case "word":
            return text === "null" ? "" : text;
          case "!":
            return String(!holds(parts[0], values2));
          case "empty":
            return String(value(parts[0], values2) === "");
          case "&&":
            return String(holds(parts[0], values2) && holds(parts[1], values2));
          case "||":
            return String(holds(parts[0], values2) || holds(parts[1], values2));
          case "?:":
            return value(parts[holds(parts[0], values2) ? 1 : 2], values2);
          default:
            return compared(operator, value(parts[0], values2), value(parts[1], values2));
        }
      }
      function compared(operator, left, right) {
        const numbers = NUMBER.test(left) && NUMBER.test(right);
        const [one, other] = numbers ? [Number(left), Number(right)] : [left, right];
        switch (operator) {
          case "==":
            return String(one === other);
          case "!=":
            return String(one !== other);
          case "<":
            return String(one < other);
          case ">":
            return String(one > other);
          case "<=":
            return String(one <= other);
          case ">=":
            return String(one >= other);
          default:
            return numbers && other !== 0 ? String(operator === "mod" ? one % other : one / other) : "";
        }
      }
      module.exports = { combinations, guessed, holds };
    }
  });

  // bpmnlint-plugin-teal/lib/conditions.js
  var require_conditions = __commonJS({
    "bpmnlint-plugin-teal/lib/conditions.js"(exports, module) {
      "use strict";
      var { guessed, holds } = require_evaluation();
      var { read } = require_formula();
      function condition(flow) {
        const text = textOf(flow.bo.conditionExpression);
        return text === void 0 ? void 0 : read(text);
      }
      function textOf(expression) {
        return expression && (expression.body ?? "").trim();
      }
      function allConditions(diagram) {
        const flows = diagram.nodes.flatMap((node) => node.ways).map(({ bo }) => [bo.id, textOf(bo.conditionExpression)]);
        const others = diagram.nodes.flatMap((node) => [
          [node.id, textOf(node.definition("ConditionalEventDefinition")?.condition)],
          [node.id, textOf(node.bo.loopCharacteristics?.completionCondition)]
        ]);
        return [...flows, ...others].filter(([, text]) => text !== void 0);
      }
      function possibleFlows(node, known) {
        if (!node.isA("ExclusiveGateway") && !node.isA("InclusiveGateway")) {
          return node.ways;
        }
        const all = node.ways.map(condition).filter(Boolean);
        const values2 = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, [value]]));
        const cases = guessed(all, values2);
        return node.ways.filter((flow) => !cases || cases.some((one) => isTaken(flow, all, one)));
      }
      function isTaken(flow, all, values2) {
        const asked = condition(flow);
        return asked ? holds(asked, values2) : !all.some((one) => holds(one, values2));
      }
      module.exports = { allConditions, condition, possibleFlows };
    }
  });

  // bpmnlint-plugin-teal/lib/expressions.js
  var require_expressions = __commonJS({
    "bpmnlint-plugin-teal/lib/expressions.js"(exports, module) {
      "use strict";
      var { localName, properties, visit } = require_elements();
      var { BUSINESS_KEY, EXPRESSION, isHarmless } = require_harmless();
      var NOT_EVALUATED = ["name", "delegateExpression", "businessKey"];
      var FOR_PEOPLE = ["documentation", "textAnnotation", "property"];
      function harmlessExpressions(diagram) {
        const found = [];
        visit(diagram.definitions, (element, id) => {
          if (FOR_PEOPLE.includes(localName(element))) {
            return;
          }
          const texts = properties(element).filter(([name]) => !NOT_EVALUATED.includes(name.replace(/^.*:/, ""))).flatMap(([, value]) => value).filter((value) => typeof value === "string");
          texts.flatMap((text) => text.match(EXPRESSION) ?? []).filter((text) => isHarmless(text) && text !== BUSINESS_KEY).forEach((text) => found.push([id, text]));
        });
        return found;
      }
      module.exports = { harmlessExpressions };
    }
  });

  // bpmnlint-plugin-teal/rules/expressions-readable.js
  var require_expressions_readable = __commonJS({
    "bpmnlint-plugin-teal/rules/expressions-readable.js"(exports, module) {
      "use strict";
      var { allConditions } = require_conditions();
      var { harmlessExpressions } = require_expressions();
      var { read } = require_formula();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      module.exports = rule("expressions-readable", (diagram, report) => {
        harmlessExpressions(diagram).filter(([, text]) => !read(text)).forEach(([id, text]) => report(id, "broken", { found: quoted(text) }));
        allConditions(diagram).filter(([, text]) => !/^[$#]\{[^}]*\}$/.test(text)).forEach(([id, text]) => report(id, "text", { found: quoted(text) }));
      });
    }
  });

  // bpmnlint-plugin-teal/lib/forms.js
  var require_forms = __commonJS({
    "bpmnlint-plugin-teal/lib/forms.js"(exports, module) {
      "use strict";
      var { forms } = require_steps();
      function form(id) {
        return id !== void 0 && Object.hasOwn(forms, id) ? forms[id] : void 0;
      }
      module.exports = { form };
    }
  });

  // bpmnlint-plugin-teal/lib/names.js
  var require_names = __commonJS({
    "bpmnlint-plugin-teal/lib/names.js"(exports, module) {
      "use strict";
      var { bean } = require_diagram();
      var { visit } = require_elements();
      var { form } = require_forms();
      var { calls, given, listeners } = require_steps();
      var VARIABLES = [
        "errorCodeVariable",
        "errorMessageVariable",
        "escalationCodeVariable",
        "elementVariable",
        "resultVariable"
      ];
      var PARAMETERS = ["camunda:InputParameter", "camunda:OutputParameter"];
      function knownNames(diagram) {
        const known = new Set(given.repetition);
        const add = (names) => (names ?? []).forEach((name) => known.add(name));
        if (diagram.isStartable) {
          add(given.start);
        }
        if (Object.hasOwn(calls, diagram.process)) {
          add(calls[diagram.process].inputs.map(({ name }) => name));
        }
        for (const node of diagram.nodes) {
          if (node.step) {
            add([...node.step.sets, ...given.step]);
          }
          const asked = form(node.bo.formRef);
          add(asked && [...Object.keys(asked.answers), ...asked.sets]);
          add(node.extensions("Out").map(({ target }) => target));
          for (const listener of [...node.extensions("TaskListener"), ...node.extensions("ExecutionListener")]) {
            add(listeners.find(({ name }) => name === bean(listener.delegateExpression))?.sets);
          }
        }
        visit(diagram.definitions, (element) => {
          add(VARIABLES.map((name) => element[name]).filter((name) => typeof name === "string"));
          if (PARAMETERS.includes(element.$type)) {
            known.add(element.name);
          }
        });
        return known;
      }
      module.exports = { knownNames };
    }
  });

  // bpmnlint-plugin-teal/rules/variables-known.js
  var require_variables_known = __commonJS({
    "bpmnlint-plugin-teal/rules/variables-known.js"(exports, module) {
      "use strict";
      var { harmlessExpressions } = require_expressions();
      var { names, read } = require_formula();
      var { knownNames } = require_names();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { calls, steps } = require_steps();
      var NEAR = 2;
      module.exports = rule("variables-known", (diagram, report) => {
        if (!diagram.isStartable && !Object.hasOwn(calls, diagram.process)) {
          return;
        }
        const known = knownNames(diagram);
        const asked = /* @__PURE__ */ new Map();
        const ask = (id, name) => asked.set(`${id} ${name}`, [id, name]);
        harmlessExpressions(diagram).forEach(([id, text]) => {
          const formula = read(text);
          (formula ? names(formula) : []).forEach((name) => ask(id, name));
        });
        for (const node of diagram.nodes) {
          node.extensions("In").filter(({ source }) => source !== void 0).forEach(({ source }) => ask(node.id, source));
          const collection = node.bo.loopCharacteristics?.collection;
          if (collection !== void 0 && !collection.includes("{")) {
            ask(node.id, collection.trim());
          }
        }
        [...asked.values()].filter(([, name]) => !known.has(name)).forEach(([id, name]) => tell(id, name, known, report));
      });
      function tell(id, name, known, report) {
        const found = quoted(name);
        const setting = Object.values(steps).filter(({ sets }) => sets.includes(name)).map(({ title }) => `'${title}'`);
        const near = nearest(name, known);
        if (setting.length) {
          report(id, "unset", { found, steps: setting.join(" or ") });
        } else if (near !== void 0) {
          report(id, "near", { found, near: quoted(near) });
        } else {
          report(id, "unknown", { found });
        }
      }
      function nearest(name, known) {
        let best;
        let least = NEAR + 1;
        for (const other of [...known].sort()) {
          const far = distance(name, other);
          if (far < least && far < other.length) {
            least = far;
            best = other;
          }
        }
        return best;
      }
      function distance(one, other) {
        const row = Array.from({ length: other.length + 1 }, (_, j) => j);
        for (let i = 1; i <= one.length; i += 1) {
          let diagonal = row[0];
          row[0] = i;
          for (let j = 1; j <= other.length; j += 1) {
            const changed = diagonal + (one[i - 1] === other[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(changed, row[j] + 1, row[j - 1] + 1);
          }
        }
        return row[other.length];
      }
    }
  });

  // bpmnlint-plugin-teal/lib/readings.js
  var require_readings = __commonJS({
    "bpmnlint-plugin-teal/lib/readings.js"(exports, module) {
      "use strict";
      var { EXPRESSION, BUSINESS_KEY, isHarmless } = require_harmless();
      var { names, read } = require_formula();
      var { given } = require_steps();
      var TIMES = ["timeDate", "timeDuration", "timeCycle"];
      function readings(diagram) {
        return diagram.nodes.flatMap((node) => [
          ...before(node).map((name) => [node.id, node, false, name]),
          ...node.ways.flatMap(({ bo }) => variables(bo.conditionExpression?.body).map((name) => [bo.id, node, true, name]))
        ]);
      }
      function before(node) {
        const timer = node.definition("TimerEventDefinition");
        const loop = node.isRepeated ? node.bo.loopCharacteristics : void 0;
        const collection = loop?.collection ?? "";
        const own = loop ? [loop.elementVariable, ...given.repetition] : [];
        return [
          ...[
            ...node.inputs.flatMap(({ value }) => variables(value)),
            ...node.extensions("In").flatMap(({ source, sourceExpression }) => source === void 0 ? variables(sourceExpression) : [source])
          ].filter((name) => !own.includes(name)),
          ...timer ? TIMES.flatMap((kind) => variables(timer[kind]?.body)) : [],
          ...collection.includes("{") ? variables(collection) : [collection.trim()].filter(Boolean)
        ];
      }
      function variables(text) {
        return (typeof text === "string" ? text.match(EXPRESSION) ?? [] : []).filter((expression) => isHarmless(expression) && expression !== BUSINESS_KEY).map(read).filter(Boolean).flatMap(names);
      }
      module.exports = { readings };
    }
  });

  // bpmnlint-plugin-teal/lib/setters.js
  var require_setters = __commonJS({
    "bpmnlint-plugin-teal/lib/setters.js"(exports, module) {
      "use strict";
      var { bean } = require_diagram();
      var { form } = require_forms();
      var { given, listeners } = require_steps();
      var OF_EVENTS = ["errorCodeVariable", "errorMessageVariable", "escalationCodeVariable"];
      function setBy(node) {
        const { bo } = node;
        const asked = form(bo.formRef);
        if (bo.formRef !== void 0 && !asked) {
          return void 0;
        }
        const loop = node.isRepeated ? bo.loopCharacteristics : void 0;
        return [...new Set([
          ...node.step ? [...node.step.sets, ...given.step] : [],
          ...asked ? [...Object.keys(asked.answers), ...asked.sets] : [],
          ...node.extensions("Out").map(({ target }) => target),
          ...[...node.inputs, ...node.outputs].map(({ name }) => name),
          ...[...node.extensions("TaskListener"), ...node.extensions("ExecutionListener")].flatMap(({ delegateExpression }) => listeners.find(({ name }) => name === bean(delegateExpression))?.sets ?? []),
          bo.resultVariable,
          ...(bo.eventDefinitions ?? []).flatMap((definition) => OF_EVENTS.map((name) => definition[name])),
          ...loop ? [loop.elementVariable, ...given.repetition] : []
        ].filter((name) => typeof name === "string"))];
      }
      module.exports = { setBy };
    }
  });

  // bpmnlint-plugin-teal/rules/variables-set.js
  var require_variables_set = __commonJS({
    "bpmnlint-plugin-teal/rules/variables-set.js"(exports, module) {
      "use strict";
      var { Outstanding } = require_outstanding();
      var { Paths } = require_paths();
      var { readings } = require_readings();
      var { rule } = require_rule2();
      var { setBy } = require_setters();
      var { quoted } = require_words();
      var { calls, given } = require_steps();
      module.exports = rule("variables-set", (diagram, report) => {
        if (!diagram.isStartable && !Object.hasOwn(calls, diagram.process)) {
          return;
        }
        const fromOutside = diagram.isStartable ? given.start : calls[diagram.process].inputs.map(({ name }) => name);
        const setters = /* @__PURE__ */ new Map();
        diagram.nodes.forEach((node) => (setBy(node) ?? []).forEach((name) => setters.set(name, [...setters.get(name) ?? [], node])));
        const candidates = [...setters.keys()].filter((name) => !fromOutside.includes(name));
        const paths = new Paths(diagram);
        const outstanding = new Outstanding(paths, without2, () => false).from(paths.begins(), candidates);
        const reached = outstanding.follow();
        const told = /* @__PURE__ */ new Set();
        for (const [id, node, after, name] of readings(diagram)) {
          const missing = after ? outstanding.after(node) : reached.get(node);
          if (reached.has(node) && missing.has(name) && !told.has(`${id} ${name}`)) {
            told.add(`${id} ${name}`);
            report(id, "some", { found: quoted(name), nodes: setters.get(name).map(({ shown }) => shown).join(" or ") });
          }
        }
      });
      function without2(node, before) {
        const set2 = setBy(node);
        return set2 ? new Set([...before].filter((name) => !set2.includes(name))) : /* @__PURE__ */ new Set();
      }
    }
  });

  // bpmnlint-plugin-teal/rules/values-possible.js
  var require_values_possible = __commonJS({
    "bpmnlint-plugin-teal/rules/values-possible.js"(exports, module) {
      "use strict";
      var { allConditions } = require_conditions();
      var { harmlessExpressions } = require_expressions();
      var { read, visitFormula } = require_formula();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { kinds, variables } = require_steps();
      module.exports = rule("values-possible", (diagram, report) => {
        harmlessExpressions(diagram).forEach(([id, text]) => {
          const formula = read(text);
          if (formula) {
            visitFormula(formula, (part) => look(id, part, report));
          }
        });
        allConditions(diagram).forEach(([id, text]) => {
          const formula = read(text);
          if (formula) {
            asFlag(id, formula, report);
          }
        });
      });
      function look(id, { operator, parts }, report) {
        if (["!", "&&", "||"].includes(operator)) {
          parts.forEach((part) => asFlag(id, part, report));
        } else if (operator === "?:") {
          asFlag(id, parts[0], report);
        } else if (["==", "!="].includes(operator)) {
          compare(id, parts[0], parts[1], report);
          compare(id, parts[1], parts[0], report);
        }
      }
      function compare(id, name, literal, report) {
        const isValue = ["text", "number"].includes(literal.operator) || literal.operator === "word" && literal.text !== "null";
        const variable = name.operator === "name" && isValue ? known(name.text) : void 0;
        if (variable && !canBe(variable, literal.text)) {
          report(id, "value", {
            variable: quoted(name.text),
            found: quoted(literal.text),
            allowed: variable.values.length ? variable.values.join(", ") : kinds[variable.kind]
          });
        }
      }
      function canBe({ kind, values: values2 }, value) {
        switch (kind) {
          case "FLAG":
            return value === "true" || value === "false";
          case "CHOICE":
            return values2.includes(value);
          case "NUMBER":
            return /^[0-9]+$/.test(value);
          default:
            return true;
        }
      }
      function asFlag(id, { operator, text }, report) {
        const variable = operator === "name" ? known(text) : void 0;
        if (variable && variable.kind !== "FLAG") {
          report(id, "no-flag", { variable: quoted(text), kind: kinds[variable.kind] });
        }
        if (operator === "text" || operator === "number") {
          report(id, "constant", { found: quoted(text) });
        }
      }
      function known(name) {
        return Object.hasOwn(variables, name) ? variables[name] : void 0;
      }
    }
  });

  // bpmnlint-plugin-teal/rules/answers-covered.js
  var require_answers_covered = __commonJS({
    "bpmnlint-plugin-teal/rules/answers-covered.js"(exports, module) {
      "use strict";
      var { condition } = require_conditions();
      var { combinations, holds } = require_evaluation();
      var { form } = require_forms();
      var { names } = require_formula();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      var { quoted } = require_words();
      var { variables } = require_steps();
      var ANSWERS = ["approved", "decision"];
      module.exports = rule("answers-covered", (diagram, report) => {
        for (const node of diagram.nodes) {
          const conditions = node.ways.map(condition);
          if (conditions.length && conditions.every(Boolean)) {
            check(node, conditions, diagram, report);
          }
        }
      });
      function check(node, conditions, diagram, report) {
        const known = {};
        for (const name of new Set(conditions.flatMap(names))) {
          if (ANSWERS.includes(name)) {
            known[name] = answers(node, name);
            if (!known[name]) {
              if (onlyByQuestions(name, diagram)) {
                report(node.id, "unasked", { variable: quoted(name) });
              }
              return;
            }
          }
        }
        const open = (combinations(conditions, known) ?? []).find((values2) => !conditions.some((one) => holds(one, values2)));
        if (open) {
          report(node.id, "missing", { case: words(open) });
        }
      }
      function words(values2) {
        return Object.entries(values2).map(([name, value]) => `${name} = ${value}`).join(" and ") || "any case";
      }
      function onlyByQuestions(variable, diagram) {
        return diagram.isStartable && !diagram.nodes.filter((node) => !node.isA("UserTask")).some((node) => node.outputs.some(({ name }) => name === variable) || node.extensions("Out").some(({ target }) => target === variable));
      }
      function answers(node, variable) {
        let offered;
        walk([node], (here) => {
          const id = here === node ? void 0 : here.bo.formRef;
          const known = form(id);
          if (known && Object.hasOwn(known.answers, variable)) {
            offered = [...offered ?? [], ...known.answers[variable]];
            return [];
          }
          if (id !== void 0 && !known) {
            offered = [...offered ?? [], ...variables[variable].values];
            return [];
          }
          return before(here);
        });
        return offered && [...new Set(offered)];
      }
      function before(node) {
        const from = node.arrivals.map((flow) => flow.from);
        const outside = node.host ?? node.scope;
        return from.length || !outside ? from : [outside];
      }
    }
  });

  // bpmnlint-plugin-teal/lib/times.js
  var require_times = __commonJS({
    "bpmnlint-plugin-teal/lib/times.js"(exports, module) {
      "use strict";
      var { times } = require_steps();
      var matches = (name, text) => new RegExp(`^(?:${times[name]})$`).test(text);
      var isDuration = (text) => matches("duration", text);
      function isDate(text) {
        const day = text.slice(0, "yyyy-mm-dd".length);
        const date = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
        return matches("date", text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
      }
      var isCycle = (text) => matches("cycle", text) || matches("cron", text);
      var areRetries = (text) => matches("retries", text);
      function isTooOften(cycle) {
        if (matches("cron", cycle)) {
          return !/^[0-9]{1,2} /.test(cycle);
        }
        const duration = cycle.replace(new RegExp(`/${times.date}$`), "").replace(/^.*\//, "");
        const parts = new RegExp(`^${times.short}$`).exec(duration);
        return !matches("long", duration) && parts !== null && 60 * Number(parts[1] ?? 0) + Number(parts[2] ?? 0) < 60;
      }
      module.exports = { areRetries, isCycle, isDate, isDuration, isTooOften };
    }
  });

  // bpmnlint-plugin-teal/rules/times-possible.js
  var require_times_possible = __commonJS({
    "bpmnlint-plugin-teal/rules/times-possible.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      var { areRetries, isCycle, isDate, isDuration, isTooOften } = require_times();
      var { quoted } = require_words();
      var { kinds, variables } = require_steps();
      var TIMERS = { timeDate: ["MOMENT", "DURATION"], timeDuration: ["DURATION"], timeCycle: ["CYCLE"] };
      var POSSIBLE = {
        timeDate: (text) => isDate(text) || isDuration(text),
        timeDuration: isDuration,
        timeCycle: isCycle
      };
      module.exports = rule("times-possible", (diagram, report) => {
        for (const node of diagram.nodes) {
          const definition = node.definition("TimerEventDefinition");
          if (definition) {
            timer(node, definition, report);
          }
          if (node.isA("UserTask")) {
            [node.bo.dueDate, node.bo.followUpDate].map((text) => (text ?? "").trim()).filter(Boolean).forEach((text) => time(node, "timeDate", text, report));
          }
          node.extensions("FailedJobRetryTimeCycle").map(({ body }) => (body ?? "").trim()).filter((text) => !text.includes("{") && !areRetries(text)).forEach((text) => report(node.id, "retries", { found: quoted(text) }));
        }
      });
      function timer(node, definition, report) {
        const text = (kind2) => (definition[kind2]?.body ?? "").trim();
        const kind = Object.keys(TIMERS).find(text);
        if (kind) {
          time(node, kind, text(kind), report);
        } else {
          report(node.id, "none");
        }
      }
      function time(node, kind, text, report) {
        const variable = /^[$#]\{\s*(\w+)\s*\}$/.exec(text)?.[1];
        if (variable) {
          const known = Object.hasOwn(variables, variable) ? variables[variable] : void 0;
          if (known && !TIMERS[kind].includes(known.kind)) {
            report(node.id, `${kind}-variable`, { found: variable, kind: kinds[known.kind] });
          }
        } else if (!text.includes("{")) {
          if (!POSSIBLE[kind](text)) {
            report(node.id, kind, { found: quoted(text) });
          } else if (kind === "timeCycle" && isTooOften(text)) {
            report(node.id, "often", { found: quoted(text) });
          }
        }
      }
    }
  });

  // bpmnlint-plugin-teal/rules/loops-pause.js
  var require_loops_pause = __commonJS({
    "bpmnlint-plugin-teal/rules/loops-pause.js"(exports, module) {
      "use strict";
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      var { quoted } = require_words();
      var { mostRepeats } = require_steps();
      module.exports = rule("loops-pause", (diagram, report) => {
        const paths = new Paths(diagram);
        const told = /* @__PURE__ */ new Set();
        for (const node of diagram.nodes) {
          if (!node.rests && !told.has(node)) {
            const reached = reach(node, paths, ({ rests }) => rests);
            if (reached.has(node)) {
              report(node.id, "loop");
              reached.forEach((one) => told.add(one));
            }
          }
          for (const event of node.boundary.filter((one) => one.definition("ErrorEventDefinition"))) {
            const reached = reach(event, paths, (next) => next.isWait || isLeft(node, next));
            if ([...reached].some((one) => node.contains(one))) {
              report(event.id, "failure", { step: node.shown });
            }
          }
          count(node, report);
        }
      });
      function isLeft(failed, next) {
        return failed.scope !== void 0 && !failed.scope.contains(next);
      }
      function reach(origin, paths, rests) {
        const reached = /* @__PURE__ */ new Set();
        walk([{ at: origin, begin: true }], ({ at }) => {
          const next = paths.onward(at).nodes.filter((node) => !rests(node));
          next.forEach((node) => reached.add(node));
          return next.map((node) => ({ at: node }));
        }, ({ at, begin }) => begin ? void 0 : at);
        return reached;
      }
      function count(node, report) {
        const cardinality = node.bo.loopCharacteristics?.loopCardinality;
        if (cardinality) {
          const text = (cardinality.body ?? "").trim();
          const known = /^[0-9]{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= mostRepeats;
          if (!known && !/^[$#]\{[^]*\}$/.test(text)) {
            report(node.id, "count", { found: quoted(text), most: mostRepeats });
          }
        }
      }
    }
  });

  // bpmnlint-plugin-teal/rules/waits-end.js
  var require_waits_end = __commonJS({
    "bpmnlint-plugin-teal/rules/waits-end.js"(exports, module) {
      "use strict";
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { sender } = require_steps();
      var SENT = ["MessageEventDefinition", "SignalEventDefinition", "ConditionalEventDefinition"];
      module.exports = rule("waits-end", (diagram, report) => {
        const paths = new Paths(diagram);
        for (const node of diagram.nodes) {
          if (node.isA("StartEvent") && !node.scope && (node.bo.eventDefinitions ?? []).length) {
            report(node.id, "start");
          } else if (waits(node) && !hasTimer(node, paths) && !hasSender(node, diagram)) {
            report(node.id, "wait", { property: sender });
          }
        }
      });
      function waits(node) {
        return node.isA("ReceiveTask") || node.isA("IntermediateCatchEvent") && SENT.some((kind) => node.definition(kind));
      }
      function hasTimer(node, paths) {
        const races = node.arrivals.map(({ from }) => from).filter((before) => before.isA("EventBasedGateway")).flatMap((race) => race.ways.map(({ to }) => to));
        return [...races, ...paths.troubles(node).filter(({ isInterrupting }) => isInterrupting)].some((event) => event.definition("TimerEventDefinition"));
      }
      function hasSender(node, diagram) {
        const named = node.extensions("Properties").flatMap(({ values: values2 }) => values2 ?? []).some(({ name, value }) => name === sender && (value ?? "").trim());
        const signal = node.definition("SignalEventDefinition")?.signalRef;
        return named || signal && diagram.nodes.filter((other) => other.isA("IntermediateThrowEvent") || other.isA("EndEvent")).some((other) => other.definition("SignalEventDefinition")?.signalRef === signal);
      }
    }
  });

  // bpmnlint-plugin-teal/rules/flow-continues.js
  var require_flow_continues = __commonJS({
    "bpmnlint-plugin-teal/rules/flow-continues.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      module.exports = rule("flow-continues", (diagram, report) => {
        diagram.nodes.filter((node) => node.ways.length === 0 && isReached(node)).filter((node) => !node.isA("EndEvent") && !node.isEventSubprocess && !isLink(node)).forEach((node) => report(node.id, "stops"));
      });
      function isReached(node) {
        return node.arrivals.length > 0 || node.isA("StartEvent") || node.isA("BoundaryEvent");
      }
      function isLink(node) {
        return node.isA("IntermediateThrowEvent") && node.definition("LinkEventDefinition") !== void 0;
      }
    }
  });

  // bpmnlint-plugin-teal/lib/changes.js
  var require_changes = __commonJS({
    "bpmnlint-plugin-teal/lib/changes.js"(exports, module) {
      "use strict";
      var { facts, promise } = require_calls();
      var CHANGING = ["SWITCHES", "ROLLS_OUT"];
      function isMade(node) {
        const called = facts(node);
        return CHANGING.includes(node.step?.effect) || called !== void 0 && (called.changes || called.switches) && !called.restores;
      }
      function isRestored(node) {
        return node.called !== void 0 && (promise(node.called)?.restores ?? true);
      }
      module.exports = { isMade, isRestored };
    }
  });

  // bpmnlint-plugin-teal/rules/roll-back-passes.js
  var require_roll_back_passes = __commonJS({
    "bpmnlint-plugin-teal/rules/roll-back-passes.js"(exports, module) {
      "use strict";
      var { isMade, isRestored } = require_changes();
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      var DECIDED = "ROLL_BACK_DECIDED";
      module.exports = rule("roll-back-passes", (diagram, report) => {
        if (diagram.nodes.some((node) => node.does("RESTORES"))) {
          return;
        }
        const paths = new Paths(diagram);
        for (const host of diagram.nodes) {
          const errors = host.boundary.filter((event) => event.definition("ErrorEventDefinition"));
          const code = (event) => diagram.errorCode(event.definition("ErrorEventDefinition"));
          if (!errors.some((event) => code(event) === DECIDED)) {
            errors.filter((event) => code(event) === void 0).forEach((event) => {
              const reached = goesOn(event, host, paths);
              if (reached) {
                report(event.id, "caught", { reached: reached.shown, code: DECIDED });
              }
            });
          }
        }
      });
      function goesOn(event, host, paths) {
        let found;
        walk([event], (node) => {
          const next = paths.onward(node).nodes.filter((one) => !one.isA("UserTask") && !isRestored(one) && !host.contains(one));
          found = next.find(isMade);
          return found ? void 0 : next;
        });
        return found;
      }
    }
  });

  // bpmnlint-plugin-teal/rules/no-means-no.js
  var require_no_means_no = __commonJS({
    "bpmnlint-plugin-teal/rules/no-means-no.js"(exports, module) {
      "use strict";
      var { isMade, isRestored } = require_changes();
      var { possibleFlows } = require_conditions();
      var { form } = require_forms();
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      var { quoted } = require_words();
      var REFUSALS = { approved: "no", decision: "giveUp" };
      module.exports = rule("no-means-no", (diagram, report) => {
        const paths = new Paths(diagram);
        for (const task of diagram.nodes.filter((node) => node.isA("UserTask"))) {
          const answers = form(task.bo.formRef)?.answers ?? {};
          for (const [variable, value] of Object.entries(REFUSALS)) {
            const reached = (answers[variable] ?? []).includes(value) && goesOn(task, { [variable]: value }, paths);
            if (reached) {
              report(task.id, "answer", { value: quoted(value), reached: reached.shown });
            }
          }
          if (answers.approved) {
            paths.troubles(task).filter((event) => event.definition("TimerEventDefinition")).forEach((timer) => {
              const reached = goesOn(timer, {}, paths);
              if (reached) {
                report(timer.id, "timer", { task: task.shown, reached: reached.shown });
              }
            });
          }
        }
      });
      function goesOn(origin, known, paths) {
        let found;
        walk([origin], (node) => {
          const possible = possibleFlows(node, known);
          const next = paths.onward(node).nodes.filter((one) => !node.ways.some(({ to }) => to === one) || possible.some(({ to }) => to === one)).filter((one) => !one.isA("UserTask") && !isRestored(one));
          found = next.find((one) => one.step?.name === "finishRelease" || isMade(one));
          return found ? void 0 : next;
        });
        return found;
      }
    }
  });

  // bpmnlint-plugin-teal/rules/ends-true.js
  var require_ends_true = __commonJS({
    "bpmnlint-plugin-teal/rules/ends-true.js"(exports, module) {
      "use strict";
      var { promise } = require_calls();
      var { isMade, isRestored } = require_changes();
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var { walk } = require_walk();
      module.exports = rule("ends-true", (diagram, report) => {
        if (!diagram.isStartable) {
          return;
        }
        const paths = new Paths(diagram);
        const numbers = new Map(diagram.nodes.map((node, number) => [node, number]));
        const told = /* @__PURE__ */ new Set();
        const begin = paths.begins().map((node) => ({ node, finished: false, changed: false, restored: false }));
        walk(begin, (place) => {
          const variant = wrong(place);
          if (variant && !told.has(place.node.id + variant)) {
            told.add(place.node.id + variant);
            report(place.node.id, variant);
          }
          return next(place, paths);
        }, ({ node, finished, changed, restored }) => `${numbers.get(node)} ${finished} ${changed} ${restored}`);
      });
      function next(place, paths) {
        const after = done(place);
        const failed = { ...place, changed: place.changed || isMade(place.node) };
        return [
          ...paths.after(place.node).nodes.map((node) => ({ ...after, node })),
          ...paths.troubles(place.node).map((node) => ({ ...failed, node }))
        ];
      }
      function done(place) {
        const { node } = place;
        if (node.called !== void 0 && !promise(node.called)) {
          return { finished: true, changed: place.changed || isMade(node), restored: true };
        }
        if (isRestored(node)) {
          return { finished: false, changed: false, restored: true };
        }
        if (isMade(node)) {
          return { finished: false, changed: true, restored: false };
        }
        return { ...place, finished: place.finished || node.step?.name === "finishRelease" };
      }
      function wrong({ node, finished, changed, restored }) {
        if (!node.isA("EndEvent") || node.scope || node.definition("ErrorEventDefinition")) {
          return void 0;
        }
        switch (node.title) {
          case "Released":
            return finished ? void 0 : "released";
          case "Rolled back":
            return restored ? void 0 : "rolled-back";
          case "Release cancelled":
          case "Release refused":
            return changed ? "changed" : void 0;
          default:
            return void 0;
        }
      }
    }
  });

  // bpmnlint-plugin-teal/rules/right-form.js
  var require_right_form = __commonJS({
    "bpmnlint-plugin-teal/rules/right-form.js"(exports, module) {
      "use strict";
      var { bean } = require_diagram();
      var { form } = require_forms();
      var { knownNames } = require_names();
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { calls, questions, request } = require_steps();
      var OF_A_NODE = "decide-node";
      module.exports = rule("right-form", (diagram, report) => {
        for (const node of diagram.nodes.filter(({ bo }) => bo.formRef !== void 0)) {
          if (node.isA("StartEvent") && questions.some(({ forms }) => forms.includes(node.bo.formRef))) {
            report(node.id, "start", { form: quoted(node.bo.formRef) });
          } else if (node.isA("UserTask")) {
            question(node, node.bo.formRef, report);
            if (node.bo.formRef === OF_A_NODE && !hasNode(diagram)) {
              report(node.id, "node", { form: quoted(OF_A_NODE), allowed: others().join(", ") });
            }
          }
        }
      });
      function hasNode(diagram) {
        return knownNames(diagram).has("node") || diagram.nodes.some(({ bo }) => bo.formRef !== void 0 && !form(bo.formRef)) || !diagram.isStartable && !Object.hasOwn(calls, diagram.process);
      }
      function others() {
        return questions.find(({ forms }) => forms.includes(OF_A_NODE)).forms.filter((id) => id !== OF_A_NODE);
      }
      function question(task, id, report) {
        if (id === request) {
          report(task.id, "asks", { form: quoted(id) });
          return;
        }
        const kept = task.extensions("TaskListener").map(({ delegateExpression }) => questions.find(({ listeners }) => listeners.includes(bean(delegateExpression)))).find((asked) => asked && !asked.forms.includes(id));
        if (kept && form(id)) {
          report(task.id, "other", { form: quoted(id), kind: kept.title, allowed: kept.forms.join(", ") });
        }
      }
    }
  });

  // bpmnlint-plugin-teal/rules/calls-end.js
  var require_calls_end = __commonJS({
    "bpmnlint-plugin-teal/rules/calls-end.js"(exports, module) {
      "use strict";
      var { rule } = require_rule2();
      var { quoted } = require_words();
      var { main } = require_steps();
      module.exports = rule("calls-end", (diagram, report) => {
        for (const call of diagram.nodes.filter(({ called }) => called !== void 0)) {
          if (call.called === diagram.process) {
            report(call.id, "itself");
          } else if (call.called === main) {
            report(call.id, "release", { found: quoted(call.called) });
          }
        }
      });
    }
  });

  // bpmnlint-plugin-teal/rules/guards-kept.js
  var require_guards_kept = __commonJS({
    "bpmnlint-plugin-teal/rules/guards-kept.js"(exports, module) {
      "use strict";
      var { isMade } = require_changes();
      var { Outstanding } = require_outstanding();
      var { Paths } = require_paths();
      var { rule } = require_rule2();
      var GUARDS = {
        watch: ["watchTraffic"],
        caches: ["wait-for-caches"],
        idle: ["checkIdle"],
        freeze: ["checkFreeze", "wait-out-freeze"]
      };
      module.exports = rule("guards-kept", (diagram, report) => {
        const paths = new Paths(diagram);
        if (diagram.nodes.some((node) => node.does("SWITCHES")) && !diagram.nodes.some((node) => node.does("RESTORES"))) {
          beforeChanges(diagram, paths, report);
        }
        diagram.nodes.filter((node) => node.does("ROLLS_OUT")).forEach((node) => afterRollOut(node, paths, report));
      });
      function beforeChanges(diagram, paths, report) {
        const reached = new Outstanding(
          paths,
          (node, before) => new Set([...before].filter((guard) => !guards(guard, node))),
          () => false
        ).from(paths.begins(), Object.keys(GUARDS)).follow();
        for (const node of diagram.nodes.filter((one) => isMade(one) && !one.does("SWITCHES"))) {
          Object.keys(GUARDS).filter((guard) => reached.get(node)?.has(guard)).forEach((guard) => report(node.id, guard, { change: node.shown }));
        }
      }
      function guards(guard, node) {
        return GUARDS[guard].includes(node.step?.name) || GUARDS[guard].includes(node.called) || guard === "caches" && waitsForCaches(node);
      }
      function waitsForCaches(node) {
        return node.isA("IntermediateCatchEvent") && (node.definition("TimerEventDefinition")?.timeDate?.body ?? "").includes("cachesExpireAt");
      }
      function afterRollOut(rollOut, paths, report) {
        const isBack = (node) => node.step?.name === "putBackInService";
        const reached = new Outstanding(
          paths,
          (node, before) => node.step?.name === "checkHealth" ? /* @__PURE__ */ new Set() : before,
          (node) => isBack(node) || node.does("ROLLS_OUT")
        ).from(paths.after(rollOut).nodes, ["health"]).follow();
        if ([...reached].some(([node, missing]) => isBack(node) && missing.size)) {
          report(rollOut.id, "health");
        }
      }
    }
  });

  // bpmnlint-plugin-teal/tables.json
  var require_tables = __commonJS({
    "bpmnlint-plugin-teal/tables.json"(exports, module) {
      module.exports = {
        policies: {
          approval: {
            inputs: [
              {
                name: "application",
                kind: "TEXT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "change",
                kind: "TEXT",
                choices: [
                  "major",
                  "minor",
                  "patch",
                  "back",
                  "other"
                ],
                required: true,
                least: 0,
                most: 0,
                allowed: '"major", "minor", "patch", "back", "other", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "weekday",
                kind: "TEXT",
                choices: [
                  "Monday",
                  "Tuesday",
                  "Wednesday",
                  "Thursday",
                  "Friday",
                  "Saturday",
                  "Sunday"
                ],
                required: true,
                least: 0,
                most: 0,
                allowed: '"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "hour",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 0,
                most: 23,
                allowed: "numbers from 0 to 23, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 0 to 23"
              },
              {
                name: "now",
                kind: "MOMENT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'a time such as >= date and time("2026-12-24T00:00:00"), or from [date and time(...)..date and time(...)]',
                allowedAnswer: 'one time such as date and time("2026-12-24T00:00:00")'
              },
              {
                name: "usualGroup",
                kind: "TEXT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "usualApprovers",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 1,
                most: 10,
                allowed: "numbers from 1 to 10, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 1 to 10"
              }
            ],
            outputs: [
              {
                name: "group",
                kind: "TEXT",
                choices: [],
                required: false,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers", or nothing'
              },
              {
                name: "approvers",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 1,
                most: 10,
                allowed: "numbers from 1 to 10, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 1 to 10"
              }
            ]
          },
          batch: {
            inputs: [
              {
                name: "application",
                kind: "TEXT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "change",
                kind: "TEXT",
                choices: [
                  "major",
                  "minor",
                  "patch",
                  "back",
                  "other"
                ],
                required: true,
                least: 0,
                most: 0,
                allowed: '"major", "minor", "patch", "back", "other", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "weekday",
                kind: "TEXT",
                choices: [
                  "Monday",
                  "Tuesday",
                  "Wednesday",
                  "Thursday",
                  "Friday",
                  "Saturday",
                  "Sunday"
                ],
                required: true,
                least: 0,
                most: 0,
                allowed: '"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "hour",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 0,
                most: 23,
                allowed: "numbers from 0 to 23, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 0 to 23"
              },
              {
                name: "now",
                kind: "MOMENT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'a time such as >= date and time("2026-12-24T00:00:00"), or from [date and time(...)..date and time(...)]',
                allowedAnswer: 'one time such as date and time("2026-12-24T00:00:00")'
              },
              {
                name: "nodes",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 1,
                most: 1e3,
                allowed: "numbers from 1 to 1000, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 1 to 1000"
              },
              {
                name: "usualBatch",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 1,
                most: 1e3,
                allowed: "numbers from 1 to 1000, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 1 to 1000"
              }
            ],
            outputs: [
              {
                name: "batch",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 1,
                most: 1e3,
                allowed: "numbers from 1 to 1000, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 1 to 1000"
              }
            ]
          },
          freeze: {
            inputs: [
              {
                name: "application",
                kind: "TEXT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "change",
                kind: "TEXT",
                choices: [
                  "major",
                  "minor",
                  "patch",
                  "back",
                  "other"
                ],
                required: true,
                least: 0,
                most: 0,
                allowed: '"major", "minor", "patch", "back", "other", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "weekday",
                kind: "TEXT",
                choices: [
                  "Monday",
                  "Tuesday",
                  "Wednesday",
                  "Thursday",
                  "Friday",
                  "Saturday",
                  "Sunday"
                ],
                required: true,
                least: 0,
                most: 0,
                allowed: '"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "hour",
                kind: "NUMBER",
                choices: [],
                required: true,
                least: 0,
                most: 23,
                allowed: "numbers from 0 to 23, such as 7, >= 7 or [7..9], separated by commas",
                allowedAnswer: "one number from 0 to 23"
              },
              {
                name: "now",
                kind: "MOMENT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'a time such as >= date and time("2026-12-24T00:00:00"), or from [date and time(...)..date and time(...)]',
                allowedAnswer: 'one time such as date and time("2026-12-24T00:00:00")'
              }
            ],
            outputs: [
              {
                name: "freeze",
                kind: "TEXT",
                choices: [],
                required: true,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers"'
              },
              {
                name: "overrideBy",
                kind: "TEXT",
                choices: [],
                required: false,
                least: 0,
                most: 0,
                allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
                allowedAnswer: 'one text in double quotes such as "approvers", or nothing'
              }
            ]
          }
        },
        unknown: {
          TEXT: {
            name: "",
            kind: "TEXT",
            choices: [],
            required: false,
            unknown: true,
            allowed: 'texts in double quotes such as "shop", separated by commas, or not(...) of them',
            allowedAnswer: 'one text in double quotes such as "approvers", or nothing'
          },
          NUMBER: {
            name: "",
            kind: "NUMBER",
            choices: [],
            required: false,
            unknown: true,
            allowed: "numbers, such as 7, >= 7 or [7..9], separated by commas",
            allowedAnswer: "one number"
          },
          MOMENT: {
            name: "",
            kind: "MOMENT",
            choices: [],
            required: false,
            unknown: true,
            allowed: 'a time such as >= date and time("2026-12-24T00:00:00"), or from [date and time(...)..date and time(...)]',
            allowedAnswer: 'one time such as date and time("2026-12-24T00:00:00")'
          },
          FLAG: {
            name: "",
            kind: "FLAG",
            choices: [],
            required: false,
            unknown: true,
            allowed: "true or false",
            allowedAnswer: "true or false"
          }
        },
        types: {
          TEXT: [
            "string"
          ],
          NUMBER: [
            "integer",
            "long",
            "double",
            "number"
          ],
          MOMENT: [
            "date",
            "dateTime"
          ],
          FLAG: [
            "boolean"
          ]
        },
        patterns: {
          flag: "true|false",
          history: "P[0-9]{1,5}D|[0-9]{1,5}",
          integer: "-?[0-9]{1,15}",
          moment: 'date and time\\(\\s*"[^"\\\\]*"\\s*\\)',
          momentItem: '([\\[\\](])\\s*(date and time\\(\\s*"[^"\\\\]*"\\s*\\))\\s*\\.\\.\\s*(date and time\\(\\s*"[^"\\\\]*"\\s*\\))\\s*([\\[\\])])|([<>]=?)?\\s*(date and time\\(\\s*"[^"\\\\]*"\\s*\\))',
          moments: '(?:(?=[<>\\[\\]\\(])(?:(?:[<>]=?\\s*)?date and time\\(\\s*"[^"\\\\]*"\\s*\\)|[\\[\\](]\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*\\.\\.\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*[\\[\\])])(?:\\s*,\\s*(?=[<>\\[\\]\\(])(?:(?:[<>]=?\\s*)?date and time\\(\\s*"[^"\\\\]*"\\s*\\)|[\\[\\](]\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*\\.\\.\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*[\\[\\])]))*|not\\(\\s*(?=[<>\\[\\]\\(])(?:(?:[<>]=?\\s*)?date and time\\(\\s*"[^"\\\\]*"\\s*\\)|[\\[\\](]\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*\\.\\.\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*[\\[\\])])(?:\\s*,\\s*(?=[<>\\[\\]\\(])(?:(?:[<>]=?\\s*)?date and time\\(\\s*"[^"\\\\]*"\\s*\\)|[\\[\\](]\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*\\.\\.\\s*date and time\\(\\s*"[^"\\\\]*"\\s*\\)\\s*[\\[\\])]))*\\s*\\))',
          name: "[A-Za-z]\\w{0,62}",
          number: "-?[0-9]{1,15}(?:\\.[0-9]{1,15})?",
          numberItem: "([\\[\\](])\\s*(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?)\\s*\\.\\.\\s*(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?)\\s*([\\[\\])])|([<>]=?)?\\s*(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?)",
          numbers: "(?:(?:(?:[<>]=?\\s*)?-?[0-9]{1,15}(?:\\.[0-9]{1,15})?|[\\[\\](]\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*\\.\\.\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*[\\[\\])])(?:\\s*,\\s*(?:(?:[<>]=?\\s*)?-?[0-9]{1,15}(?:\\.[0-9]{1,15})?|[\\[\\](]\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*\\.\\.\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*[\\[\\])]))*|not\\(\\s*(?:(?:[<>]=?\\s*)?-?[0-9]{1,15}(?:\\.[0-9]{1,15})?|[\\[\\](]\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*\\.\\.\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*[\\[\\])])(?:\\s*,\\s*(?:(?:[<>]=?\\s*)?-?[0-9]{1,15}(?:\\.[0-9]{1,15})?|[\\[\\](]\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*\\.\\.\\s*-?[0-9]{1,15}(?:\\.[0-9]{1,15})?\\s*[\\[\\])]))*\\s*\\))",
          text: '"[^"\\\\]*"',
          texts: '(?:"[^"\\\\]*"(?:\\s*,\\s*"[^"\\\\]*")*|not\\(\\s*"[^"\\\\]*"(?:\\s*,\\s*"[^"\\\\]*")*\\s*\\))'
        },
        longest: 2e3,
        oneAnswer: [
          "UNIQUE",
          "FIRST",
          "ANY"
        ],
        mayBeSilent: "freeze"
      };
    }
  });

  // bpmnlint-plugin-teal/lib/cells.js
  var require_cells = __commonJS({
    "bpmnlint-plugin-teal/lib/cells.js"(exports, module) {
      "use strict";
      var { longest, patterns } = require_tables();
      function canAsk(column, cell) {
        return cell === "" || cell === "-" || cell.length <= longest && asks(column, cell);
      }
      function asks(column, cell) {
        switch (column.kind) {
          case "TEXT":
            return fits("texts", cell) && texts(cell).every((text) => column.choices.length === 0 || column.choices.includes(text));
          case "NUMBER":
            return fits("numbers", cell) && isWithin(column, cell);
          case "MOMENT":
            return fits("moments", cell) && texts(cell).every(isMoment);
          default:
            return fits("flag", cell);
        }
      }
      function canAnswer(column, cell, inputs) {
        if (cell === "" || cell === "null") {
          return !column.required;
        }
        if (fits("name", cell) && column.kind !== "FLAG") {
          return column.unknown || inputs.some((input) => input.name === cell && input.kind === column.kind);
        }
        switch (column.kind) {
          case "TEXT":
            return fits("text", cell) && !(column.required && cell === '""');
          case "NUMBER":
            return fits("integer", cell) && isWithin(column, cell);
          case "MOMENT":
            return fits("moment", cell) && texts(cell).every(isMoment);
          default:
            return fits("flag", cell);
        }
      }
      function fits(pattern, text) {
        return new RegExp(`^(?:${patterns[pattern]})$`).test(text);
      }
      function texts(cell) {
        return found("text", cell).map((text) => text.slice(1, -1));
      }
      function isWithin(column, cell) {
        return column.unknown || found("number", cell).map(Number).every((number) => number >= column.least && number <= column.most);
      }
      function found(pattern, cell) {
        return cell.match(new RegExp(patterns[pattern], "g")) ?? [];
      }
      function isMoment(text) {
        const moment = /* @__PURE__ */ new Date(`${text}Z`);
        return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, -".000Z".length) === text;
      }
      module.exports = { canAnswer, canAsk, fits };
    }
  });

  // bpmnlint-plugin-teal/lib/rows.js
  var require_rows = __commonJS({
    "bpmnlint-plugin-teal/lib/rows.js"(exports, module) {
      "use strict";
      var { patterns } = require_tables();
      var MOST_STEPS = 2e4;
      var ANOTHER = "";
      var texts = (cell) => (cell.match(new RegExp(patterns.text, "g")) ?? []).map((text) => text.slice(1, -1));
      var asks = (cell) => cell !== "" && cell !== "-";
      var Points = class {
        constructor(column, cells, whole) {
          this.column = column;
          this.step = whole || column.kind === "MOMENT" ? 1 : 0.5;
          this.all = this.points(cells);
        }
        points(cells) {
          switch (this.column.kind) {
            case "TEXT": {
              const { choices } = this.column;
              return [.../* @__PURE__ */ new Set([...choices, ...cells.flatMap(texts), ...choices.length ? [] : [ANOTHER]])];
            }
            case "FLAG":
              return ["true", "false"];
            default:
              return this.numbers(cells);
          }
        }
        numbers(cells) {
          const { kind, least, most, unknown } = this.column;
          const open = unknown || kind === "MOMENT";
          const named = cells.flatMap((cell) => this.items(cell)).flatMap((item) => [item[2], item[3], item[6]]).filter((value) => value !== void 0).map((value) => this.value(value));
          const inside = [...new Set(named.flatMap((value) => [value - this.step, value, value + this.step]))].sort((one, other) => one - other).filter((number) => open || number >= least && number <= most);
          return (inside.length ? inside : [open ? 0 : least]).map(String);
        }
        matches(cell, point) {
          if (!asks(cell)) {
            return true;
          }
          const negated = cell.startsWith("not(");
          return this.lists(cell, point) !== negated;
        }
        lists(cell, point) {
          switch (this.column.kind) {
            case "TEXT":
              return texts(cell).includes(point);
            case "FLAG":
              return cell === point;
            default:
              return this.items(cell).some((item) => this.isIn(item, Number(point)));
          }
        }
        isIn([, begins, low, high, ends, comparison, value], point) {
          if (begins !== void 0) {
            const from = begins === "[" ? point >= this.value(low) : point > this.value(low);
            return from && (ends === "]" ? point <= this.value(high) : point < this.value(high));
          }
          const number = this.value(value);
          switch (comparison) {
            case "<":
              return point < number;
            case "<=":
              return point <= number;
            case ">":
              return point > number;
            case ">=":
              return point >= number;
            default:
              return point === number;
          }
        }
        items(cell) {
          const inner = cell.startsWith("not(") ? cell.slice("not(".length, -1) : cell;
          const pattern = this.column.kind === "MOMENT" ? patterns.momentItem : patterns.numberItem;
          return [...inner.matchAll(new RegExp(pattern, "g"))];
        }
        value(text) {
          return this.column.kind === "MOMENT" ? Date.parse(`${texts(text)[0]}Z`) / 1e3 : Number(text);
        }
        /** A point as a person would say it. */
        words(point) {
          const { kind, name } = this.column;
          switch (kind) {
            case "TEXT":
              return point === ANOTHER ? `another ${name}` : `${name} "${point}"`;
            case "MOMENT":
              return `${name} ${new Date(Number(point) * 1e3).toISOString().slice(0, -".000Z".length)}`;
            default:
              return `${name} ${point}`;
          }
        }
      };
      var Rows = class {
        /** @param rows the cells of each row, which are valid conditions */
        constructor(columns, rows, whole) {
          this.rows = rows;
          this.columns = columns.map((column, i) => new Points(column, rows.map((row) => row[i]), whole[i]));
          this.matched = rows.map((row) => this.columns.map((points, i) => points.all.map((point) => points.matches(row[i], point))));
        }
        /** A case that both rows match, in words. */
        both(one, other) {
          const example = this.columns.map((_, i) => this.matched[one][i].findIndex((matches, point) => matches && this.matched[other][i][point]));
          return example.includes(-1) ? void 0 : this.words(example, (i) => asks(this.rows[one][i]) || asks(this.rows[other][i]));
        }
        /** A case that no row matches, in words. */
        gap() {
          this.steps = 0;
          const example = this.uncovered(this.rows.map((_, row) => row), []);
          return example && this.words(example, (i) => this.rows.some((row) => asks(row[i])));
        }
        uncovered(left, example) {
          const column = example.length;
          this.steps += 1;
          if (this.steps > MOST_STEPS || column === this.columns.length && left.length) {
            return void 0;
          }
          if (column === this.columns.length) {
            return example;
          }
          const different = /* @__PURE__ */ new Map();
          this.columns[column].all.forEach((_, point) => {
            const rows = left.filter((row) => this.matched[row][column][point]);
            if (!different.has(String(rows))) {
              different.set(String(rows), [rows, point]);
            }
          });
          for (const [rows, point] of different.values()) {
            const found = this.uncovered(rows, [...example, point]);
            if (found) {
              return found;
            }
          }
          return void 0;
        }
        words(example, isShown) {
          return this.columns.map((points, i) => [points, i]).filter(([, i]) => isShown(i)).map(([points, i]) => points.words(points.all[example[i]])).join(", ") || "any case";
        }
      };
      module.exports = { Rows };
    }
  });

  // bpmnlint-plugin-teal/lib/tables.js
  var require_tables2 = __commonJS({
    "bpmnlint-plugin-teal/lib/tables.js"(exports, module) {
      "use strict";
      var { canAnswer, canAsk, fits } = require_cells();
      var { quoted, text } = require_words();
      var { Rows } = require_rows();
      var { mayBeSilent, oneAnswer, policies, types, unknown } = require_tables();
      var RULE = "decision-tables";
      function problems2(decision) {
        const found = [];
        const add = (element, variant, values2, isWarning = false) => found.push({ element, message: text(RULE, variant, values2), isWarning });
        checkDecision(decision, add);
        decision.$parent?.drgElement?.filter(({ $type }) => /BusinessKnowledgeModel|DecisionService/.test($type)).forEach(({ id }) => add(id, "table"));
        return found;
      }
      function checkDecision(decision, add) {
        const table = decision.decisionLogic;
        const policy = policies[decision.id];
        const history = String(decision.historyTimeToLive ?? decision.$attrs?.["camunda:historyTimeToLive"] ?? "");
        if (!fits("history", history)) {
          add(decision.id, "history", { found: quoted(history) });
        }
        if (table?.$type !== "dmn:DecisionTable") {
          add(decision.id, "table");
          return;
        }
        if (policy && !oneAnswer.includes(table.hitPolicy ?? "UNIQUE")) {
          add(decision.id, "hit-policy", { found: quoted(table.hitPolicy) });
        }
        const inputs = (table.input ?? []).map((input) => inputColumn(input, policy, add));
        const outputs = (table.output ?? []).map((output) => outputColumn(output, policy, add));
        policy?.outputs.filter(({ name, required }) => required && !table.output?.some((output) => output.name === name)).forEach(({ name }) => add(decision.id, "no-output", { column: quoted(name) }));
        const told = policy?.inputs ?? inputs.filter(Boolean);
        (table.rule ?? []).forEach((rule, row) => {
          cells(rule.inputEntry, inputs, row, canAsk, "allowed", add);
          cells(rule.outputEntry, outputs, row, (column, cell) => canAnswer(column, cell, told), "allowedAnswer", add);
        });
        checkCases(decision, inputs, policy, add);
      }
      function checkCases(decision, inputs, policy, add) {
        const rules2 = decision.decisionLogic.rule ?? [];
        const hitPolicy = (decision.decisionLogic.hitPolicy ?? "UNIQUE").toUpperCase();
        const always = policy !== void 0 && decision.id !== mayBeSilent;
        if (!rules2.length && (always || !policy)) {
          add(decision.id, "empty");
        }
        const rows = rules2.map((rule) => (rule.inputEntry ?? []).map(textOf));
        if (!rules2.length || !rows.every((row) => row.length === inputs.length && row.every((cell, i) => inputs[i] && canAsk(inputs[i], cell)))) {
          return;
        }
        const whole = (decision.decisionLogic.input ?? []).map(({ inputExpression }) => /^(?:.*:)?(?:integer|long)$/i.test(inputExpression?.typeRef ?? ""));
        const cases = new Rows(inputs, rows, whole);
        if (["UNIQUE", "ANY"].includes(hitPolicy)) {
          checkOverlaps(hitPolicy, rules2, cases, add);
        }
        const gap = always || !policy && oneAnswer.includes(hitPolicy) ? cases.gap() : void 0;
        if (gap) {
          add(decision.id, always ? "gap" : "silent", { case: gap }, !always);
        }
      }
      function checkOverlaps(hitPolicy, rules2, cases, add) {
        const answers = rules2.map((rule) => JSON.stringify((rule.outputEntry ?? []).map(textOf)));
        rules2.forEach((rule, row) => {
          const before = rules2.findIndex((_, other) => other < row && !(hitPolicy === "ANY" && answers[other] === answers[row]) && cases.both(other, row) !== void 0);
          if (before >= 0) {
            add(rule.inputEntry[0]?.id ?? rule.id, hitPolicy === "ANY" ? "conflict" : "overlap", {
              row: before + 1,
              other: row + 1,
              case: cases.both(before, row)
            });
          }
        });
      }
      function textOf(entry) {
        return entry.text?.trim() ?? "";
      }
      function inputColumn(input, policy, add) {
        const name = input.inputExpression?.text?.trim() ?? "";
        const type = input.inputExpression?.typeRef ?? "";
        if (!policy) {
          if (!fits("name", name)) {
            add(input.id, "variable", { found: quoted(name) });
          }
          return unknownColumn(name, type);
        }
        const column = policy.inputs.find((known) => known.name === name);
        if (!column) {
          add(input.id, "unknown-input", { found: quoted(name), allowed: names(policy.inputs) });
        }
        return typed(input, column, type, add);
      }
      function outputColumn(output, policy, add) {
        const { name = "", typeRef = "" } = output;
        if (!policy) {
          return unknownColumn(name, typeRef);
        }
        const column = policy.outputs.find((known) => known.name === name);
        if (!column) {
          add(output.id, "unknown-output", { found: quoted(name), allowed: names(policy.outputs) });
        }
        return typed(output, column, typeRef, add);
      }
      function typed(element, column, type, add) {
        if (column && kind(type) !== column.kind) {
          add(element.id, "type", {
            column: quoted(column.name),
            found: quoted(type),
            allowed: types[column.kind].join(" or ")
          });
          return void 0;
        }
        return column;
      }
      function unknownColumn(name, type) {
        return kind(type) && { ...unknown[kind(type)], name };
      }
      function kind(type) {
        const plain = type.replace(/^.*:/, "").toLowerCase();
        return Object.keys(types).find((known) => types[known].some((name) => name.toLowerCase() === plain));
      }
      function cells(entries = [], columns, row, can, allowed, add) {
        entries.forEach((entry, i) => {
          const cell = entry.text?.trim() ?? "";
          const column = columns[i];
          if (column && !can(column, cell)) {
            add(entry.id, "cell", {
              row: row + 1,
              column: quoted(column.name),
              found: quoted(cell),
              allowed: column[allowed]
            });
          }
        });
      }
      function names(columns) {
        return columns.map(({ name }) => name).join(", ");
      }
      module.exports = { problems: problems2 };
    }
  });

  // node_modules/camunda-modeler-plugin-helpers/index.js
  function registerClientPlugin(plugin, type) {
    var plugins = window.plugins || [];
    window.plugins = plugins;
    if (!plugin) {
      throw new Error("plugin not specified");
    }
    if (!type) {
      throw new Error("type not specified");
    }
    plugins.push({
      plugin,
      type
    });
  }
  function registerPlatformBpmnJSPlugin(module) {
    registerClientPlugin(module, "bpmn.platform.modeler.additionalModules");
  }
  function registerDmnJSPlugin(module, components) {
    if (!Array.isArray(components)) {
      components = [components];
    }
    components.forEach((c) => registerClientPlugin(module, `dmn.modeler.${c}.additionalModules`));
  }

  // teal:teal-rules
  var import_ad_hoc_sub_process = __toESM(require_ad_hoc_sub_process());
  var import_conditional_flows = __toESM(require_conditional_flows());
  var import_end_event_required = __toESM(require_end_event_required());
  var import_event_based_gateway = __toESM(require_event_based_gateway());
  var import_event_sub_process_typed_start_event = __toESM(require_event_sub_process_typed_start_event());
  var import_global = __toESM(require_global());
  var import_label_required = __toESM(require_label_required());
  var import_link_event = __toESM(require_link_event());
  var import_no_bpmndi = __toESM(require_no_bpmndi());
  var import_no_complex_gateway = __toESM(require_no_complex_gateway());
  var import_no_disconnected = __toESM(require_no_disconnected());
  var import_no_duplicate_sequence_flows = __toESM(require_no_duplicate_sequence_flows());
  var import_no_gateway_join_fork = __toESM(require_no_gateway_join_fork());
  var import_no_implicit_split = __toESM(require_no_implicit_split());
  var import_no_implicit_end = __toESM(require_no_implicit_end());
  var import_no_implicit_start = __toESM(require_no_implicit_start());
  var import_no_inclusive_gateway = __toESM(require_no_inclusive_gateway());
  var import_no_overlapping_elements = __toESM(require_no_overlapping_elements());
  var import_single_blank_start_event = __toESM(require_single_blank_start_event());
  var import_single_event_definition = __toESM(require_single_event_definition());
  var import_start_event_required = __toESM(require_start_event_required());
  var import_sub_process_blank_start_event = __toESM(require_sub_process_blank_start_event());
  var import_superfluous_gateway = __toESM(require_superfluous_gateway());
  var import_superfluous_label = __toESM(require_superfluous_label());
  var import_superfluous_termination = __toESM(require_superfluous_termination());
  var import_history_time_to_live = __toESM(require_history_time_to_live());
  var import_one_process = __toESM(require_one_process());
  var import_known_notation = __toESM(require_known_notation());
  var import_no_code = __toESM(require_no_code());
  var import_harmless_expressions = __toESM(require_harmless_expressions());
  var import_known_step = __toESM(require_known_step());
  var import_step_inputs = __toESM(require_step_inputs());
  var import_saved_before = __toESM(require_saved_before());
  var import_calls_bound = __toESM(require_calls_bound());
  var import_tasks_assigned = __toESM(require_tasks_assigned());
  var import_gateways_labelled = __toESM(require_gateways_labelled());
  var import_history_kept = __toESM(require_history_kept());
  var import_end_events_known = __toESM(require_end_events_known());
  var import_errors_caught = __toESM(require_errors_caught());
  var import_switch_confirmed = __toESM(require_switch_confirmed());
  var import_roll_out_verified = __toESM(require_roll_out_verified());
  var import_way_back = __toESM(require_way_back());
  var import_expressions_readable = __toESM(require_expressions_readable());
  var import_variables_known = __toESM(require_variables_known());
  var import_variables_set = __toESM(require_variables_set());
  var import_values_possible = __toESM(require_values_possible());
  var import_answers_covered = __toESM(require_answers_covered());
  var import_times_possible = __toESM(require_times_possible());
  var import_loops_pause = __toESM(require_loops_pause());
  var import_waits_end = __toESM(require_waits_end());
  var import_flow_continues = __toESM(require_flow_continues());
  var import_roll_back_passes = __toESM(require_roll_back_passes());
  var import_no_means_no = __toESM(require_no_means_no());
  var import_ends_true = __toESM(require_ends_true());
  var import_right_form = __toESM(require_right_form());
  var import_calls_end = __toESM(require_calls_end());
  var import_guards_kept = __toESM(require_guards_kept());

  // node_modules/camunda-bpmn-moddle/resources/camunda.json
  var camunda_default = {
    name: "Camunda",
    uri: "http://camunda.org/schema/1.0/bpmn",
    prefix: "camunda",
    xml: {
      tagAlias: "lowerCase"
    },
    associations: [],
    types: [
      {
        name: "Definitions",
        isAbstract: true,
        extends: [
          "bpmn:Definitions"
        ],
        properties: [
          {
            name: "diagramRelationId",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "InOutBinding",
        superClass: [
          "Element"
        ],
        isAbstract: true,
        properties: [
          {
            name: "source",
            isAttr: true,
            type: "String"
          },
          {
            name: "sourceExpression",
            isAttr: true,
            type: "String"
          },
          {
            name: "target",
            isAttr: true,
            type: "String"
          },
          {
            name: "businessKey",
            isAttr: true,
            type: "String"
          },
          {
            name: "local",
            isAttr: true,
            type: "Boolean",
            default: false
          },
          {
            name: "variables",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "In",
        superClass: [
          "InOutBinding"
        ],
        meta: {
          allowedIn: [
            "bpmn:CallActivity",
            "bpmn:SignalEventDefinition"
          ]
        }
      },
      {
        name: "Out",
        superClass: [
          "InOutBinding"
        ],
        meta: {
          allowedIn: [
            "bpmn:CallActivity"
          ]
        }
      },
      {
        name: "AsyncCapable",
        isAbstract: true,
        extends: [
          "bpmn:Activity",
          "bpmn:Gateway",
          "bpmn:Event"
        ],
        properties: [
          {
            name: "async",
            isAttr: true,
            type: "Boolean",
            default: false
          },
          {
            name: "asyncBefore",
            isAttr: true,
            type: "Boolean",
            default: false
          },
          {
            name: "asyncAfter",
            isAttr: true,
            type: "Boolean",
            default: false
          },
          {
            name: "exclusive",
            isAttr: true,
            type: "Boolean",
            default: true
          }
        ]
      },
      {
        name: "JobPriorized",
        isAbstract: true,
        extends: [
          "bpmn:Process",
          "camunda:AsyncCapable"
        ],
        properties: [
          {
            name: "jobPriority",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "SignalEventDefinitionExtension",
        isAbstract: true,
        extends: [
          "bpmn:SignalEventDefinition"
        ],
        properties: [
          {
            name: "async",
            isAttr: true,
            type: "Boolean",
            default: false
          }
        ]
      },
      {
        name: "ErrorEventDefinitionExtension",
        isAbstract: true,
        extends: [
          "bpmn:ErrorEventDefinition"
        ],
        properties: [
          {
            name: "errorCodeVariable",
            isAttr: true,
            type: "String"
          },
          {
            name: "errorMessageVariable",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "ErrorEventDefinition",
        superClass: [
          "bpmn:ErrorEventDefinition",
          "Element"
        ],
        properties: [
          {
            name: "expression",
            isAttr: true,
            type: "String"
          }
        ],
        meta: {
          allowedIn: ["bpmn:ServiceTask"]
        }
      },
      {
        name: "Error",
        isAbstract: true,
        extends: [
          "bpmn:Error"
        ],
        properties: [
          {
            name: "camunda:errorMessage",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "PotentialStarter",
        superClass: [
          "Element"
        ],
        properties: [
          {
            name: "resourceAssignmentExpression",
            type: "bpmn:ResourceAssignmentExpression"
          }
        ]
      },
      {
        name: "FormSupported",
        isAbstract: true,
        extends: [
          "bpmn:StartEvent",
          "bpmn:UserTask"
        ],
        properties: [
          {
            name: "formHandlerClass",
            isAttr: true,
            type: "String"
          },
          {
            name: "formKey",
            isAttr: true,
            type: "String"
          },
          {
            name: "formRef",
            isAttr: true,
            type: "String"
          },
          {
            name: "formRefBinding",
            isAttr: true,
            type: "String"
          },
          {
            name: "formRefVersion",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "TemplateSupported",
        isAbstract: true,
        extends: [
          "bpmn:Collaboration",
          "bpmn:Process",
          "bpmn:FlowElement"
        ],
        properties: [
          {
            name: "modelerTemplate",
            isAttr: true,
            type: "String"
          },
          {
            name: "modelerTemplateVersion",
            isAttr: true,
            type: "Integer"
          }
        ]
      },
      {
        name: "Initiator",
        isAbstract: true,
        extends: ["bpmn:StartEvent"],
        properties: [
          {
            name: "initiator",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "ScriptTask",
        isAbstract: true,
        extends: [
          "bpmn:ScriptTask"
        ],
        properties: [
          {
            name: "resultVariable",
            isAttr: true,
            type: "String"
          },
          {
            name: "resource",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "Process",
        isAbstract: true,
        extends: [
          "bpmn:Process"
        ],
        properties: [
          {
            name: "candidateStarterGroups",
            isAttr: true,
            type: "String"
          },
          {
            name: "candidateStarterUsers",
            isAttr: true,
            type: "String"
          },
          {
            name: "versionTag",
            isAttr: true,
            type: "String"
          },
          {
            name: "historyTimeToLive",
            isAttr: true,
            type: "String"
          },
          {
            name: "isStartableInTasklist",
            isAttr: true,
            type: "Boolean",
            default: true
          }
        ]
      },
      {
        name: "EscalationEventDefinitionExtension",
        isAbstract: true,
        extends: [
          "bpmn:EscalationEventDefinition"
        ],
        properties: [
          {
            name: "escalationCodeVariable",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "FormalExpression",
        isAbstract: true,
        extends: [
          "bpmn:FormalExpression"
        ],
        properties: [
          {
            name: "resource",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "Assignable",
        extends: ["bpmn:UserTask"],
        properties: [
          {
            name: "assignee",
            isAttr: true,
            type: "String"
          },
          {
            name: "candidateUsers",
            isAttr: true,
            type: "String"
          },
          {
            name: "candidateGroups",
            isAttr: true,
            type: "String"
          },
          {
            name: "dueDate",
            isAttr: true,
            type: "String"
          },
          {
            name: "followUpDate",
            isAttr: true,
            type: "String"
          },
          {
            name: "priority",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "CallActivity",
        extends: ["bpmn:CallActivity"],
        properties: [
          {
            name: "calledElementBinding",
            isAttr: true,
            type: "String",
            default: "latest"
          },
          {
            name: "calledElementVersion",
            isAttr: true,
            type: "String"
          },
          {
            name: "calledElementVersionTag",
            isAttr: true,
            type: "String"
          },
          {
            name: "calledElementTenantId",
            isAttr: true,
            type: "String"
          },
          {
            name: "caseRef",
            isAttr: true,
            type: "String"
          },
          {
            name: "caseBinding",
            isAttr: true,
            type: "String",
            default: "latest"
          },
          {
            name: "caseVersion",
            isAttr: true,
            type: "String"
          },
          {
            name: "caseTenantId",
            isAttr: true,
            type: "String"
          },
          {
            name: "variableMappingClass",
            isAttr: true,
            type: "String"
          },
          {
            name: "variableMappingDelegateExpression",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "ServiceTaskLike",
        extends: [
          "bpmn:ServiceTask",
          "bpmn:BusinessRuleTask",
          "bpmn:SendTask",
          "bpmn:MessageEventDefinition"
        ],
        properties: [
          {
            name: "expression",
            isAttr: true,
            type: "String"
          },
          {
            name: "class",
            isAttr: true,
            type: "String"
          },
          {
            name: "delegateExpression",
            isAttr: true,
            type: "String"
          },
          {
            name: "resultVariable",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "DmnCapable",
        extends: [
          "bpmn:BusinessRuleTask"
        ],
        properties: [
          {
            name: "decisionRef",
            isAttr: true,
            type: "String"
          },
          {
            name: "decisionRefBinding",
            isAttr: true,
            type: "String",
            default: "latest"
          },
          {
            name: "decisionRefVersion",
            isAttr: true,
            type: "String"
          },
          {
            name: "mapDecisionResult",
            isAttr: true,
            type: "String",
            default: "resultList"
          },
          {
            name: "decisionRefTenantId",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "ExternalCapable",
        extends: [
          "camunda:ServiceTaskLike"
        ],
        properties: [
          {
            name: "type",
            isAttr: true,
            type: "String"
          },
          {
            name: "topic",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "TaskPriorized",
        extends: [
          "bpmn:Process",
          "camunda:ExternalCapable"
        ],
        properties: [
          {
            name: "taskPriority",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "Properties",
        superClass: [
          "Element"
        ],
        meta: {
          allowedIn: ["*"]
        },
        properties: [
          {
            name: "values",
            type: "Property",
            isMany: true
          }
        ]
      },
      {
        name: "Property",
        superClass: [
          "Element"
        ],
        properties: [
          {
            name: "id",
            type: "String",
            isAttr: true
          },
          {
            name: "name",
            type: "String",
            isAttr: true
          },
          {
            name: "value",
            type: "String",
            isAttr: true
          }
        ]
      },
      {
        name: "Connector",
        superClass: [
          "Element"
        ],
        meta: {
          allowedIn: [
            "camunda:ServiceTaskLike"
          ]
        },
        properties: [
          {
            name: "inputOutput",
            type: "InputOutput"
          },
          {
            name: "connectorId",
            type: "String"
          }
        ]
      },
      {
        name: "InputOutput",
        superClass: [
          "Element"
        ],
        meta: {
          allowedIn: [
            "bpmn:FlowNode",
            "camunda:Connector"
          ]
        },
        properties: [
          {
            name: "inputOutput",
            type: "InputOutput"
          },
          {
            name: "connectorId",
            type: "String"
          },
          {
            name: "inputParameters",
            isMany: true,
            type: "InputParameter"
          },
          {
            name: "outputParameters",
            isMany: true,
            type: "OutputParameter"
          }
        ]
      },
      {
        name: "InputOutputParameter",
        properties: [
          {
            name: "name",
            isAttr: true,
            type: "String"
          },
          {
            name: "value",
            isBody: true,
            type: "String"
          },
          {
            name: "definition",
            type: "InputOutputParameterDefinition"
          }
        ]
      },
      {
        name: "InputOutputParameterDefinition",
        isAbstract: true
      },
      {
        name: "List",
        superClass: ["InputOutputParameterDefinition"],
        properties: [
          {
            name: "items",
            isMany: true,
            type: "InputOutputParameterDefinition"
          }
        ]
      },
      {
        name: "Map",
        superClass: ["InputOutputParameterDefinition"],
        properties: [
          {
            name: "entries",
            isMany: true,
            type: "Entry"
          }
        ]
      },
      {
        name: "Entry",
        properties: [
          {
            name: "key",
            isAttr: true,
            type: "String"
          },
          {
            name: "value",
            isBody: true,
            type: "String"
          },
          {
            name: "definition",
            type: "InputOutputParameterDefinition"
          }
        ]
      },
      {
        name: "Value",
        superClass: [
          "InputOutputParameterDefinition"
        ],
        properties: [
          {
            name: "id",
            isAttr: true,
            type: "String"
          },
          {
            name: "name",
            isAttr: true,
            type: "String"
          },
          {
            name: "value",
            isBody: true,
            type: "String"
          }
        ]
      },
      {
        name: "Script",
        superClass: ["InputOutputParameterDefinition"],
        properties: [
          {
            name: "scriptFormat",
            isAttr: true,
            type: "String"
          },
          {
            name: "resource",
            isAttr: true,
            type: "String"
          },
          {
            name: "value",
            isBody: true,
            type: "String"
          }
        ]
      },
      {
        name: "Field",
        superClass: ["Element"],
        meta: {
          allowedIn: [
            "camunda:ServiceTaskLike",
            "camunda:ExecutionListener",
            "camunda:TaskListener"
          ]
        },
        properties: [
          {
            name: "name",
            isAttr: true,
            type: "String"
          },
          {
            name: "expression",
            type: "String"
          },
          {
            name: "stringValue",
            isAttr: true,
            type: "String"
          },
          {
            name: "string",
            type: "String"
          }
        ]
      },
      {
        name: "InputParameter",
        superClass: ["InputOutputParameter"]
      },
      {
        name: "OutputParameter",
        superClass: ["InputOutputParameter"]
      },
      {
        name: "Collectable",
        isAbstract: true,
        extends: ["bpmn:MultiInstanceLoopCharacteristics"],
        superClass: ["camunda:AsyncCapable"],
        properties: [
          {
            name: "collection",
            isAttr: true,
            type: "String"
          },
          {
            name: "elementVariable",
            isAttr: true,
            type: "String"
          }
        ]
      },
      {
        name: "FailedJobRetryTimeCycle",
        superClass: ["Element"],
        meta: {
          allowedIn: [
            "camunda:AsyncCapable",
            "bpmn:MultiInstanceLoopCharacteristics"
          ]
        },
        properties: [
          {
            name: "body",
            isBody: true,
            type: "String"
          }
        ]
      },
      {
        name: "ExecutionListener",
        superClass: ["Element"],
        meta: {
          allowedIn: [
            "bpmn:Task",
            "bpmn:ServiceTask",
            "bpmn:UserTask",
            "bpmn:BusinessRuleTask",
            "bpmn:ScriptTask",
            "bpmn:ReceiveTask",
            "bpmn:ManualTask",
            "bpmn:ExclusiveGateway",
            "bpmn:SequenceFlow",
            "bpmn:ParallelGateway",
            "bpmn:InclusiveGateway",
            "bpmn:EventBasedGateway",
            "bpmn:StartEvent",
            "bpmn:IntermediateCatchEvent",
            "bpmn:IntermediateThrowEvent",
            "bpmn:EndEvent",
            "bpmn:BoundaryEvent",
            "bpmn:CallActivity",
            "bpmn:SubProcess",
            "bpmn:Process"
          ]
        },
        properties: [
          {
            name: "expression",
            isAttr: true,
            type: "String"
          },
          {
            name: "class",
            isAttr: true,
            type: "String"
          },
          {
            name: "delegateExpression",
            isAttr: true,
            type: "String"
          },
          {
            name: "event",
            isAttr: true,
            type: "String"
          },
          {
            name: "script",
            type: "Script"
          },
          {
            name: "fields",
            type: "Field",
            isMany: true
          }
        ]
      },
      {
        name: "TaskListener",
        superClass: ["Element"],
        meta: {
          allowedIn: [
            "bpmn:UserTask"
          ]
        },
        properties: [
          {
            name: "expression",
            isAttr: true,
            type: "String"
          },
          {
            name: "class",
            isAttr: true,
            type: "String"
          },
          {
            name: "delegateExpression",
            isAttr: true,
            type: "String"
          },
          {
            name: "event",
            isAttr: true,
            type: "String"
          },
          {
            name: "script",
            type: "Script"
          },
          {
            name: "fields",
            type: "Field",
            isMany: true
          },
          {
            name: "id",
            type: "String",
            isAttr: true
          },
          {
            name: "eventDefinitions",
            type: "bpmn:TimerEventDefinition",
            isMany: true
          }
        ]
      },
      {
        name: "FormProperty",
        superClass: ["Element"],
        meta: {
          allowedIn: [
            "bpmn:StartEvent",
            "bpmn:UserTask"
          ]
        },
        properties: [
          {
            name: "id",
            type: "String",
            isAttr: true
          },
          {
            name: "name",
            type: "String",
            isAttr: true
          },
          {
            name: "type",
            type: "String",
            isAttr: true
          },
          {
            name: "required",
            type: "String",
            isAttr: true
          },
          {
            name: "readable",
            type: "String",
            isAttr: true
          },
          {
            name: "writable",
            type: "String",
            isAttr: true
          },
          {
            name: "variable",
            type: "String",
            isAttr: true
          },
          {
            name: "expression",
            type: "String",
            isAttr: true
          },
          {
            name: "datePattern",
            type: "String",
            isAttr: true
          },
          {
            name: "default",
            type: "String",
            isAttr: true
          },
          {
            name: "values",
            type: "Value",
            isMany: true
          }
        ]
      },
      {
        name: "FormData",
        superClass: ["Element"],
        meta: {
          allowedIn: [
            "bpmn:StartEvent",
            "bpmn:UserTask"
          ]
        },
        properties: [
          {
            name: "fields",
            type: "FormField",
            isMany: true
          },
          {
            name: "businessKey",
            type: "String",
            isAttr: true
          }
        ]
      },
      {
        name: "FormField",
        superClass: ["Element"],
        properties: [
          {
            name: "id",
            type: "String",
            isAttr: true
          },
          {
            name: "label",
            type: "String",
            isAttr: true
          },
          {
            name: "type",
            type: "String",
            isAttr: true
          },
          {
            name: "datePattern",
            type: "String",
            isAttr: true
          },
          {
            name: "defaultValue",
            type: "String",
            isAttr: true
          },
          {
            name: "properties",
            type: "Properties"
          },
          {
            name: "validation",
            type: "Validation"
          },
          {
            name: "values",
            type: "Value",
            isMany: true
          }
        ]
      },
      {
        name: "Validation",
        superClass: ["Element"],
        properties: [
          {
            name: "constraints",
            type: "Constraint",
            isMany: true
          }
        ]
      },
      {
        name: "Constraint",
        superClass: ["Element"],
        properties: [
          {
            name: "name",
            type: "String",
            isAttr: true
          },
          {
            name: "config",
            type: "String",
            isAttr: true
          }
        ]
      },
      {
        name: "ConditionalEventDefinitionExtension",
        isAbstract: true,
        extends: [
          "bpmn:ConditionalEventDefinition"
        ],
        properties: [
          {
            name: "variableName",
            isAttr: true,
            type: "String"
          },
          {
            name: "variableEvents",
            isAttr: true,
            type: "String"
          }
        ]
      }
    ],
    emumerations: []
  };

  // teal:teal-rules
  var cache = {};
  function Resolver() {
  }
  Resolver.prototype.resolveRule = function(pkg, ruleName) {
    const rule = cache[pkg + "/" + ruleName];
    if (!rule) {
      throw new Error("cannot resolve rule <" + pkg + "/" + ruleName + ">: not bundled");
    }
    return rule;
  };
  Resolver.prototype.resolveConfig = function(pkg, configName) {
    throw new Error(
      "cannot resolve config <" + configName + "> in <" + pkg + ">: not bundled"
    );
  };
  var resolver = new Resolver();
  var rules = {
    "ad-hoc-sub-process": "error",
    "conditional-flows": "error",
    "end-event-required": "error",
    "event-based-gateway": "error",
    "event-sub-process-typed-start-event": "error",
    "fake-join": 0,
    "global": "warn",
    "label-required": "error",
    "link-event": "error",
    "no-bpmndi": "error",
    "no-complex-gateway": "error",
    "no-disconnected": "error",
    "no-duplicate-sequence-flows": "error",
    "no-gateway-join-fork": "error",
    "no-implicit-split": "error",
    "no-implicit-end": "error",
    "no-implicit-start": "error",
    "no-inclusive-gateway": "warn",
    "no-overlapping-elements": "warn",
    "single-blank-start-event": "error",
    "single-event-definition": "error",
    "start-event-required": "error",
    "sub-process-blank-start-event": "error",
    "superfluous-gateway": "warn",
    "superfluous-label": "warn",
    "superfluous-termination": "warn",
    "camunda-compat/history-time-to-live": [
      "info",
      {
        "platform": "camunda-platform",
        "version": "7.24"
      }
    ],
    "teal/one-process": "error",
    "teal/known-notation": "error",
    "teal/no-code": "error",
    "teal/harmless-expressions": "error",
    "teal/known-step": "error",
    "teal/step-inputs": "error",
    "teal/saved-before": "error",
    "teal/calls-bound": "error",
    "teal/tasks-assigned": "error",
    "teal/gateways-labelled": "error",
    "teal/history-kept": "error",
    "teal/end-events-known": "error",
    "teal/errors-caught": "error",
    "teal/switch-confirmed": "error",
    "teal/roll-out-verified": "error",
    "teal/way-back": "error",
    "teal/expressions-readable": "error",
    "teal/variables-known": "warn",
    "teal/variables-set": "warn",
    "teal/values-possible": "error",
    "teal/answers-covered": "error",
    "teal/times-possible": "error",
    "teal/loops-pause": "error",
    "teal/waits-end": "error",
    "teal/flow-continues": "error",
    "teal/roll-back-passes": "error",
    "teal/no-means-no": "error",
    "teal/ends-true": "error",
    "teal/right-form": "error",
    "teal/calls-end": "error",
    "teal/guards-kept": "warn"
  };
  var config = {
    rules
  };
  var moddleExtensions = {};
  cache["bpmnlint/ad-hoc-sub-process"] = import_ad_hoc_sub_process.default;
  cache["bpmnlint/conditional-flows"] = import_conditional_flows.default;
  cache["bpmnlint/end-event-required"] = import_end_event_required.default;
  cache["bpmnlint/event-based-gateway"] = import_event_based_gateway.default;
  cache["bpmnlint/event-sub-process-typed-start-event"] = import_event_sub_process_typed_start_event.default;
  cache["bpmnlint/global"] = import_global.default;
  cache["bpmnlint/label-required"] = import_label_required.default;
  cache["bpmnlint/link-event"] = import_link_event.default;
  cache["bpmnlint/no-bpmndi"] = import_no_bpmndi.default;
  cache["bpmnlint/no-complex-gateway"] = import_no_complex_gateway.default;
  cache["bpmnlint/no-disconnected"] = import_no_disconnected.default;
  cache["bpmnlint/no-duplicate-sequence-flows"] = import_no_duplicate_sequence_flows.default;
  cache["bpmnlint/no-gateway-join-fork"] = import_no_gateway_join_fork.default;
  cache["bpmnlint/no-implicit-split"] = import_no_implicit_split.default;
  cache["bpmnlint/no-implicit-end"] = import_no_implicit_end.default;
  cache["bpmnlint/no-implicit-start"] = import_no_implicit_start.default;
  cache["bpmnlint/no-inclusive-gateway"] = import_no_inclusive_gateway.default;
  cache["bpmnlint/no-overlapping-elements"] = import_no_overlapping_elements.default;
  cache["bpmnlint/single-blank-start-event"] = import_single_blank_start_event.default;
  cache["bpmnlint/single-event-definition"] = import_single_event_definition.default;
  cache["bpmnlint/start-event-required"] = import_start_event_required.default;
  cache["bpmnlint/sub-process-blank-start-event"] = import_sub_process_blank_start_event.default;
  cache["bpmnlint/superfluous-gateway"] = import_superfluous_gateway.default;
  cache["bpmnlint/superfluous-label"] = import_superfluous_label.default;
  cache["bpmnlint/superfluous-termination"] = import_superfluous_termination.default;
  cache["bpmnlint-plugin-camunda-compat/history-time-to-live"] = import_history_time_to_live.default;
  cache["bpmnlint-plugin-teal/one-process"] = import_one_process.default;
  cache["bpmnlint-plugin-teal/known-notation"] = import_known_notation.default;
  cache["bpmnlint-plugin-teal/no-code"] = import_no_code.default;
  cache["bpmnlint-plugin-teal/harmless-expressions"] = import_harmless_expressions.default;
  cache["bpmnlint-plugin-teal/known-step"] = import_known_step.default;
  cache["bpmnlint-plugin-teal/step-inputs"] = import_step_inputs.default;
  cache["bpmnlint-plugin-teal/saved-before"] = import_saved_before.default;
  cache["bpmnlint-plugin-teal/calls-bound"] = import_calls_bound.default;
  cache["bpmnlint-plugin-teal/tasks-assigned"] = import_tasks_assigned.default;
  cache["bpmnlint-plugin-teal/gateways-labelled"] = import_gateways_labelled.default;
  cache["bpmnlint-plugin-teal/history-kept"] = import_history_kept.default;
  cache["bpmnlint-plugin-teal/end-events-known"] = import_end_events_known.default;
  cache["bpmnlint-plugin-teal/errors-caught"] = import_errors_caught.default;
  cache["bpmnlint-plugin-teal/switch-confirmed"] = import_switch_confirmed.default;
  cache["bpmnlint-plugin-teal/roll-out-verified"] = import_roll_out_verified.default;
  cache["bpmnlint-plugin-teal/way-back"] = import_way_back.default;
  cache["bpmnlint-plugin-teal/expressions-readable"] = import_expressions_readable.default;
  cache["bpmnlint-plugin-teal/variables-known"] = import_variables_known.default;
  cache["bpmnlint-plugin-teal/variables-set"] = import_variables_set.default;
  cache["bpmnlint-plugin-teal/values-possible"] = import_values_possible.default;
  cache["bpmnlint-plugin-teal/answers-covered"] = import_answers_covered.default;
  cache["bpmnlint-plugin-teal/times-possible"] = import_times_possible.default;
  cache["bpmnlint-plugin-teal/loops-pause"] = import_loops_pause.default;
  cache["bpmnlint-plugin-teal/waits-end"] = import_waits_end.default;
  cache["bpmnlint-plugin-teal/flow-continues"] = import_flow_continues.default;
  cache["bpmnlint-plugin-teal/roll-back-passes"] = import_roll_back_passes.default;
  cache["bpmnlint-plugin-teal/no-means-no"] = import_no_means_no.default;
  cache["bpmnlint-plugin-teal/ends-true"] = import_ends_true.default;
  cache["bpmnlint-plugin-teal/right-form"] = import_right_form.default;
  cache["bpmnlint-plugin-teal/calls-end"] = import_calls_end.default;
  cache["bpmnlint-plugin-teal/guards-kept"] = import_guards_kept.default;
  moddleExtensions["camunda"] = camunda_default;

  // plugin/fields.mjs
  var FIELDS = "ElementTemplates__CustomProperties-inputs";
  var LATE = 100;
  var Fields = class {
    constructor(injector) {
      injector.get("propertiesPanel", false)?.registerProvider(LATE, this);
    }
    getGroups() {
      return (groups) => groups.map((group) => group.id === FIELDS ? { ...group, shouldOpen: true } : group);
    }
  };
  Fields.$inject = ["injector"];
  var fields_default = { __init__: ["tealFields"], tealFields: ["type", Fields] };

  // plugin/names.mjs
  var Names = class {
    constructor(eventBus, modeling) {
      eventBus.on("commandStack.propertiesPanel.camunda.changeTemplate.postExecute", ({ context }) => {
        const { element, newTemplate } = context;
        if (newTemplate?.id.startsWith("teal.") && !element.businessObject.name?.trim()) {
          modeling.updateProperties(element, { name: newTemplate.name });
        }
      });
    }
  };
  Names.$inject = ["eventBus", "modeling"];
  var names_default = { __init__: ["tealNames"], tealNames: ["type", Names] };

  // plugin/sign.mjs
  var STYLE = "position: absolute; left: 12px; bottom: 12px; padding: 3px 10px; border: 1px solid #0f766e; border-radius: 12px; background: white; color: #0f766e; font: 12px Arial, sans-serif; pointer-events: none";
  var Sign = class {
    constructor(eventBus, canvas) {
      this.canvas = canvas;
      eventBus.on("import.done", () => this.show());
    }
    show() {
      const container = this.canvas.getContainer();
      container.querySelector(".teal-sign")?.remove();
      const sign = document.createElement("div");
      sign.className = "teal-sign";
      sign.style.cssText = STYLE;
      sign.textContent = `Teal's rules are on (${"1.0.0"})`;
      container.append(sign);
    }
  };
  Sign.$inject = ["eventBus", "canvas"];
  var sign_default = { __init__: ["tealSign"], tealSign: ["type", Sign] };

  // plugin/tables.mjs
  var import_tables = __toESM(require_tables2(), 1);
  var STYLE2 = "position: absolute; bottom: 0; left: 0; right: 130px; max-height: 40%; overflow: auto; padding: 8px 12px; background: white; font: 12px Arial, sans-serif; z-index: 10";
  var TableProblems = class {
    constructor(eventBus, sheet, renderer) {
      this.sheet = sheet;
      this.shown = document.createElement("div");
      this.shown.style.cssText = STYLE2;
      eventBus.on("import.render.complete", () => {
        const container = renderer.getContainer();
        container.style.position = "relative";
        container.append(this.shown);
      });
      eventBus.on(["import.render.complete", "elements.changed"], () => this.show());
    }
    show() {
      const found = (0, import_tables.problems)(this.sheet.getRoot().businessObject.$parent);
      const marks = document.createElement("style");
      marks.textContent = found.filter(({ isWarning }) => !isWarning).map(({ element }) => `[data-element-id="${CSS.escape(element)}"] { box-shadow: inset 0 0 0 2px #d4351c; }`).join("\n");
      const list = document.createElement("ul");
      list.className = "teal-problems";
      list.style.cssText = "margin: 4px 0 0; padding-left: 16px";
      list.append(...found.map(({ message, isWarning }) => {
        const problem = document.createElement("li");
        problem.textContent = message;
        problem.style.color = isWarning ? "#6b5900" : "#a32015";
        return problem;
      }));
      const title = document.createElement("b");
      title.textContent = found.length === 0 ? "Teal: no problems" : "Teal: problems";
      this.shown.replaceChildren(marks, title, list);
    }
  };
  TableProblems.$inject = ["eventBus", "sheet", "renderer"];
  var tables_default = { __init__: ["tealProblems"], tealProblems: ["type", TableProblems] };

  // plugin/client.mjs
  registerClientPlugin({ config, resolver }, "lintRules.bpmn");
  registerPlatformBpmnJSPlugin(fields_default);
  registerPlatformBpmnJSPlugin(names_default);
  registerPlatformBpmnJSPlugin(sign_default);
  registerDmnJSPlugin(tables_default, "decisionTable");
})();
