/** What authors do in Camunda Modeler, in its own editor. */
@NullMarked
package teal.modeler;

import org.jspecify.annotations.NullMarked;
