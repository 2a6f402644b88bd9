/** Teal: blue-green releases on a company's own servers, as a BPMN process. */
@NullMarked
package teal;

import org.jspecify.annotations.NullMarked;
