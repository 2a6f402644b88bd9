/** Side by side with what users would pick instead: run by name, never by {@code verify}. */
@NullMarked
package teal.bench;

import org.jspecify.annotations.NullMarked;
