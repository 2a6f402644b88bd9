/** Before a release: everything that it will ask, checked, and everything that it will do, shown; both without effects. */
@NullMarked
package teal.preflight;

import org.jspecify.annotations.NullMarked;
