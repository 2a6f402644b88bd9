/** The second line behind the front door: what no way into the engine may do, whoever asks. */
@NullMarked
package teal.process.guard;

import org.jspecify.annotations.NullMarked;
