// What Camunda Modeler is made of for Camunda 7, without its window: its editor with the properties panel, the chooser of
// element templates, and its linter with the rules of the plug-in that the page has loaded.
import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';
import TemplateChooser from '@bpmn-io/element-template-chooser';
import Linting from 'bpmn-js-bpmnlint';

window.modeler = new Modeler({
  container: '#canvas',
  propertiesPanel: { parent: '#properties' },
  linting: { bpmnlint: window.plugins.find(({ type }) => type === 'lintRules.bpmn').plugin, active: true },
  additionalModules: [TemplateChooser, Linting],
});
