/** How the engine runs: wake-up of timers, release of locks, settings that no property has. */
@NullMarked
package teal.process.engine;

import org.jspecify.annotations.NullMarked;
