'use strict';

const { Diagram } = require('./diagram');
const { text } = require('./words');

/**
 * A bpmnlint rule that looks at the diagram as a whole.
 *
 * @param {string} name as in messages.json
 * @param {(diagram: Diagram, report: (id: string, variant: string, values?: object) => void) => void} check
 */
function rule(name, check) {
  return () => ({
    check(node, reporter) {
      if (node.$type === 'bpmn:Definitions') {
        check(new Diagram(node), (id, variant, values) => reporter.report(id, text(name, variant, values)));
      }
    },
  });
}

module.exports = { rule };
