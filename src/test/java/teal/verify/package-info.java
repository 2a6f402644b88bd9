/** Probes against real HTTP servers and real shops. */
@NullMarked
package teal.verify;

import org.jspecify.annotations.NullMarked;
