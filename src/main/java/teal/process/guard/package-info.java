/** The second line behind the front door: what nobody may do, by any way into the engine. */
@NullMarked
package teal.process.guard;

import org.jspecify.annotations.NullMarked;
