/** The design's invariants, checked against what an application's servers recorded and what its releases report. */
@NullMarked
package teal.lab.invariants;

import org.jspecify.annotations.NullMarked;
