/** The bounds of a release: what a diagram may do in one transaction or one minute, and what happens when it cannot be carried out. */
@NullMarked
package teal.engine.bound;

import org.jspecify.annotations.NullMarked;
