/** What people do to a running release: roll it back, try a step again, move it to newer diagrams. */
@NullMarked
package teal.releaseactions;

import org.jspecify.annotations.NullMarked;
