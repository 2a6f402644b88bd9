// Holds element templates to the Modeler's schema, and prints what is wrong as JSON: node validate-templates.mjs a.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { validate } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator');

const wrong = process.argv.slice(2).flatMap((file) => {
  const { valid, errors } = validate(JSON.parse(readFileSync(file, 'utf8')));
  return valid ? [] : errors.map(({ dataPointer, message }) => ({ file, dataPointer, message }));
});
console.log(JSON.stringify(wrong));
