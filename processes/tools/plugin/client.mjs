// Hands Teal's rules to Camunda Modeler, which shows what they find while a diagram is drawn.
import { registerClientPlugin } from 'camunda-modeler-plugin-helpers';
import { config, resolver } from 'teal-rules';

registerClientPlugin({ config, resolver }, 'lintRules.bpmn');
