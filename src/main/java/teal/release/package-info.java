/** The vocabulary of a release: values that every other package speaks. Uses the JDK alone, but for names in JSON. */
@NullMarked
package teal.release;

import org.jspecify.annotations.NullMarked;
