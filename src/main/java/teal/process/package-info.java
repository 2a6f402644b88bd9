/** The engine's edge: delegates, variables and listeners. The only user of the engine's API. */
@NullMarked
package teal.process;

import org.jspecify.annotations.NullMarked;
