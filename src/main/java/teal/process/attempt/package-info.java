/** Attempts at a step: the number that lets nodes refuse a late one, the lease on the engine's job, and the record of what was printed. */
@NullMarked
package teal.process.attempt;

import org.jspecify.annotations.NullMarked;
