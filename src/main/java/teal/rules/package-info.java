/** What diagrams and decision tables may say: the steps with their inputs, and the rules checked before a deployment. Knows BPMN and DMN, not the engine. */
@NullMarked
package teal.rules;

import org.jspecify.annotations.NullMarked;
