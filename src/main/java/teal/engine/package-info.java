/** Camunda's wiring: what Teal adds to the engine, the gate for deployments, start-up, retries and the job executor. */
@NullMarked
package teal.engine;

import org.jspecify.annotations.NullMarked;
