'use strict';

const { localName, prefix, properties, visit } = require('../lib/elements');
const { rule } = require('../lib/rule');
const allowed = require('../notation.json');

const SCRIPT_ATTRIBUTES = ['language', 'scriptFormat'];

/** Diagrams call Teal's steps and run no code of their own. */
module.exports = rule('no-code', (diagram, report) => {
  visit(diagram.definitions, (element, id) => {
    switch (prefix(element)) {
    case 'bpmn':
      return bpmn(element, id, report);
    case 'camunda':
      return camunda(element, id, report);
    default:
      return undefined;
    }
  });
});

function bpmn(element, id, report) {
  const name = localName(element);
  if (!allowed.bpmn.includes(name)) {
    report(id, 'element', { found: `bpmn:${name}` });
    return false;
  }
  const inTag = element.$type === 'bpmn:FormalExpression' ? tagOf(element) : name;
  for (const [property, , isAttribute] of properties(element)) {
    const [space, local] = property.includes(':') ? property.split(':') : ['bpmn', property];
    if (space === 'camunda' && isAttribute && !allows(name, local)) {
      report(id, 'attribute', { found: `camunda:${local}` });
    } else if (space === 'bpmn' && SCRIPT_ATTRIBUTES.includes(local)) {
      report(id, 'script', { found: `bpmn:${inTag}` });
    }
  }
  return undefined;
}

/**
 * A formal expression is written as the property that it is in, such as conditionExpression. While a diagram is edited it may
 * be in none yet.
 */
function tagOf(expression) {
  const property = expression.$parent && properties(expression.$parent).find(([, value]) => value === expression);
  return property ? property[0].replace(/^.*:/, '') : localName(expression);
}

function allows(element, attribute) {
  return allowed.attributes['*'].includes(attribute) || (allowed.attributes[element] ?? []).includes(attribute);
}

function camunda(element, id, report) {
  const name = localName(element);
  if (name === 'script') {
    report(id, 'script', { found: 'camunda:script' });
    return false;
  }
  if (!Object.hasOwn(allowed.camunda, name)) {
    report(id, 'element', { found: `camunda:${name}` });
    return false;
  }
  properties(element)
    .filter(([property, , isAttribute]) => isAttribute && !property.startsWith('xmlns'))
    .map(([property]) => property.replace(/^.*:/, ''))
    .filter((attribute) => !allowed.camunda[name].includes(attribute))
    .forEach((attribute) => report(id, 'attribute', { found: `camunda:${name} with ${attribute}` }));
  return undefined;
}
