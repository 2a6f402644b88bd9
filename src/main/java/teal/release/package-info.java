/** The vocabulary of a release: values that every other package speaks. Uses the JDK alone. */
@NullMarked
package teal.release;

import org.jspecify.annotations.NullMarked;
