/** The second line behind the front door: what nobody may do by any way into the engine, and who may write which variable. */
@NullMarked
package teal.guard;

import org.jspecify.annotations.NullMarked;
