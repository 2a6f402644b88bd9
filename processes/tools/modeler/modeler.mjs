// What Camunda Modeler is made of for Camunda 7, without its window: its editor with the properties panel, the chooser of
// element templates, and its linter with the rules of the plug-in that the page has loaded. And its editor for tables.
import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';
import { CamundaPlatformModeler as TableModeler } from 'camunda-dmn-js';
import TemplateChooser from '@bpmn-io/element-template-chooser';
import { Linter } from '@camunda/linting';
import Linting from '@camunda/linting/modeler';

const PAUSE = 100;

/** What the plug-in has registered under a name. */
const registered = (name) => window.plugins.filter(({ type }) => type === name).map(({ plugin }) => plugin);

const linter = new Linter({ modeler: 'desktop', type: 'platform', plugins: registered('lintRules.bpmn') });

window.modeler = new Modeler({
  container: '#canvas',
  propertiesPanel: { parent: '#properties' },
  linting: { active: true },
  additionalModules: [TemplateChooser, Linting, ...registered('bpmn.platform.modeler.additionalModules')],
});

/** Opens the first table of a file, in place of the diagram. */
window.openTable = async (xml) => {
  window.modeler.detach();
  window.tables?.destroy();
  window.tables = new TableModeler({
    container: '#canvas',
    decisionTable: { additionalModules: registered('dmn.modeler.decisionTable.additionalModules') },
  });
  const { warnings } = await window.tables.importXML(xml);
  await window.tables.open(window.tables.getViews().find(({ type }) => type === 'decisionTable'));
  return warnings.map(String);
};

let timer;

/** Soon after the last of several changes, as the Modeler does. */
function lintSoon() {
  clearTimeout(timer);
  document.querySelector('#verdict').textContent = '...';
  timer = setTimeout(async () => {
    const reports = await linter.lint(window.modeler.getDefinitions());
    window.modeler.get('linting').setErrors(reports);
    show(reports);
  }, PAUSE);
}

/** What the Modeler has at its bottom: how many errors and warnings, and which. */
function show(reports) {
  const count = (wanted) => reports.filter(({ category }) => category === wanted).length;
  document.querySelector('#verdict').textContent = `${count('error')} errors, ${count('warn')} warnings`;
  document.querySelector('#problems').replaceChildren(...reports.map(({ name, id, message }) => {
    const problem = document.createElement('li');
    problem.textContent = `${name || id}: ${message}`;
    return problem;
  }));
}

window.modeler.on(['import.done', 'elements.changed'], lintSoon);
