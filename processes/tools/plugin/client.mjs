// Hands Teal's rules to Camunda Modeler, which shows what they find while diagrams and tables are edited.
import { registerClientPlugin, registerDmnJSPlugin } from 'camunda-modeler-plugin-helpers';
import { config, resolver } from 'teal-rules';
import tables from './tables.mjs';

registerClientPlugin({ config, resolver }, 'lintRules.bpmn');
registerDmnJSPlugin(tables, 'decisionTable');
