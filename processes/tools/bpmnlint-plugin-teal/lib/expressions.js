'use strict';

const { localName, properties, visit } = require('./elements');
const { BUSINESS_KEY, EXPRESSION, isHarmless } = require('./harmless');

/** What people write for people; and steps and listeners, which other rules know. */
const NOT_EVALUATED = ['name', 'delegateExpression', 'businessKey'];

const FOR_PEOPLE = ['documentation', 'textAnnotation', 'property'];

/** The expressions that the engine evaluates in a diagram and that are allowed: [the id that people find them at, the text]. */
function harmlessExpressions(diagram) {
  const found = [];
  visit(diagram.definitions, (element, id) => {
    if (FOR_PEOPLE.includes(localName(element))) {
      return;
    }
    const texts = properties(element)
      .filter(([name]) => !NOT_EVALUATED.includes(name.replace(/^.*:/, '')))
      .flatMap(([, value]) => value)
      .filter((value) => typeof value === 'string');
    texts.flatMap((text) => text.match(EXPRESSION) ?? []).filter((text) => isHarmless(text) && text !== BUSINESS_KEY)
      .forEach((text) => found.push([id, text]));
  });
  return found;
}

module.exports = { harmlessExpressions };
