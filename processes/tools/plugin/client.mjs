// Hands Teal's rules to Camunda Modeler, which shows what they find while a diagram is drawn.
import { config, resolver } from 'teal-rules';

window.plugins = window.plugins ?? [];
window.plugins.push({ plugin: { config, resolver }, type: 'lintRules.bpmn' });
