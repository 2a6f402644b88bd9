// Tells in the Modeler's editor for decision tables what Teal would tell at deployment: marks the cells, and lists what is
// wrong below the table.
import { problems } from 'bpmnlint-plugin-teal/lib/tables.js';

/** At the bottom, where the Modeler has the problems of diagrams; to the right of it is the editor's own mark. */
const STYLE = 'position: absolute; bottom: 0; left: 0; right: 130px; max-height: 40%; overflow: auto; padding: 8px 12px;'
  + ' background: white; font: 12px Arial, sans-serif; z-index: 10';

class TableProblems {
  constructor(eventBus, sheet, renderer) {
    this.sheet = sheet;
    this.shown = document.createElement('div');
    this.shown.style.cssText = STYLE;
    eventBus.on('import.render.complete', () => {
      const container = renderer.getContainer();
      container.style.position = 'relative';
      container.append(this.shown);
    });
    eventBus.on(['import.render.complete', 'elements.changed'], () => this.show());
  }

  show() {
    const found = problems(this.sheet.getRoot().businessObject.$parent);
    const marks = document.createElement('style');
    marks.textContent = found.filter(({ isWarning }) => !isWarning).map(({ element }) =>
      `[data-element-id="${CSS.escape(element)}"] { box-shadow: inset 0 0 0 2px #d4351c; }`).join('\n');
    const list = document.createElement('ul');
    list.className = 'teal-problems';
    list.style.cssText = 'margin: 4px 0 0; padding-left: 16px';
    list.append(...found.map(({ message, isWarning }) => {
      const problem = document.createElement('li');
      problem.textContent = message;
      problem.style.color = isWarning ? '#6b5900' : '#a32015';
      return problem;
    }));
    const title = document.createElement('b');
    title.textContent = found.length === 0 ? 'Teal: no problems' : 'Teal: problems';
    this.shown.replaceChildren(marks, title, list);
  }
}
TableProblems.$inject = ['eventBus', 'sheet', 'renderer'];

export default { __init__: ['tealProblems'], tealProblems: ['type', TableProblems] };
