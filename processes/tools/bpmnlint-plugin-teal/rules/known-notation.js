'use strict';

const { visit } = require('../lib/elements');
const { rule } = require('../lib/rule');
const { quoted } = require('../lib/words');
const { namespaces } = require('../notation.json');

const KNOWN = [...namespaces, 'http://www.w3.org/XML/1998/namespace'];

/** Everything in a diagram belongs to a notation that Teal knows: nothing is carried along unread. */
module.exports = rule('known-notation', (diagram, report) => {
  const declared = {};
  visit(diagram.definitions, (element, id) => {
    const attributes = Object.keys(element.$descriptor.isGeneric ? element : element.$attrs ?? {})
      .filter((name) => !name.startsWith('$'));
    attributes.filter((name) => name.startsWith('xmlns:')).forEach((name) => {
      declared[name.slice('xmlns:'.length)] = element.$attrs?.[name] ?? element[name];
    });
    const check = (found, uri) => {
      if (!KNOWN.includes(uri)) {
        report(id, 'namespace', { found: quoted(found), namespace: uri || 'nothing' });
      }
    };
    if (element.$descriptor.isGeneric) {
      check(element.$descriptor.ns.localName, element.$descriptor.ns.uri);
    }
    attributes.filter((name) => name.includes(':') && !name.startsWith('xmlns:') && !name.startsWith('xml:'))
      .forEach((name) => check(name.replace(/^.*:/, ''), declared[name.replace(/:.*$/, '')]));
  });
});
