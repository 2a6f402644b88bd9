/** The start of the program. */
@NullMarked
package teal;

import org.jspecify.annotations.NullMarked;
