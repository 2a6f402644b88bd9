/** The diagrams, and how the engine runs them. */
@NullMarked
package teal.process;

import org.jspecify.annotations.NullMarked;
