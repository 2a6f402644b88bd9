// Hands Teal's rules to Camunda Modeler, which shows what they find while diagrams and tables are edited.
import { registerClientPlugin, registerDmnJSPlugin, registerPlatformBpmnJSPlugin } from 'camunda-modeler-plugin-helpers';
import { config, resolver } from 'teal-rules';
import fields from './fields.mjs';
import names from './names.mjs';
import sign from './sign.mjs';
import tables from './tables.mjs';

registerClientPlugin({ config, resolver }, 'lintRules.bpmn');
registerPlatformBpmnJSPlugin(fields);
registerPlatformBpmnJSPlugin(names);
registerPlatformBpmnJSPlugin(sign);
registerDmnJSPlugin(tables, 'decisionTable');
