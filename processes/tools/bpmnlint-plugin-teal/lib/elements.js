'use strict';

/** The name of an element in XML, without its prefix. */
function localName(element) {
  const name = element.$type.replace(/^.*:/, '');
  return element.$descriptor.isGeneric ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function prefix(element) {
  return element.$type.includes(':') ? element.$type.replace(/:.*$/, '') : '';
}

/** What is set on an element: [canonical name, value, whether it is an attribute]. */
function properties(element) {
  const known = (element.$descriptor.properties ?? [])
    .filter((property) => Object.hasOwn(element, property.name) && !property.isReference)
    .map((property) => [property.ns.name, element[property.name], property.isAttr === true]);
  const unknown = Object.entries(element.$descriptor.isGeneric ? genericAttributes(element) : element.$attrs ?? {})
    .map(([name, value]) => [name, value, true]);
  return [...known, ...unknown];
}

function genericAttributes(element) {
  return Object.fromEntries(Object.entries(element).filter(([name]) => !name.startsWith('$')));
}

/** The elements directly in another one, in the order of their kinds. */
function children(element) {
  const generic = element.$descriptor.isGeneric ? element.$children ?? [] : [];
  return [...generic, ...properties(element).flatMap(([, value]) => value).filter((value) => value?.$type)];
}

/** All texts in an element's attributes and directly inside it. */
function texts(element) {
  const body = element.$descriptor.isGeneric && element.$body ? [element.$body] : [];
  return [...properties(element).flatMap(([, value]) => value).filter((value) => typeof value === 'string'), ...body];
}

/**
 * Visits the element and what is in it, drawings apart, with the id of the nearest element that the Modeler shows.
 *
 * @param {(element, id: string) => boolean | void} visitor returns false to leave out what is inside
 */
function visit(element, visitor, id = '') {
  const shown = element.id && prefix(element) === 'bpmn' && !element.$type.endsWith('EventDefinition');
  const nearest = shown ? element.id : id;
  if (visitor(element, nearest) !== false) {
    children(element)
      .filter((child) => prefix(child) !== 'bpmndi')
      .forEach((child) => visit(child, visitor, nearest));
  }
}

module.exports = { localName, prefix, properties, texts, visit };
