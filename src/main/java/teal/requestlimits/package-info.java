/** Bounds on what comes in: connections, headers, bodies and requests at once; and a port for health checks alone. */
@NullMarked
package teal.requestlimits;

import org.jspecify.annotations.NullMarked;
