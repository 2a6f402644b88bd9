/** Camunda's wiring: the extensions in their order, the gate for deployments, start-up, leases and the job executor. */
@NullMarked
package teal.engine;

import org.jspecify.annotations.NullMarked;
