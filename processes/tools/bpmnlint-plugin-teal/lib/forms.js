'use strict';

const { forms } = require('../steps.json');

/** One of Teal's forms, by its id. */
function form(id) {
  return id !== undefined && Object.hasOwn(forms, id) ? forms[id] : undefined;
}

module.exports = { form };
