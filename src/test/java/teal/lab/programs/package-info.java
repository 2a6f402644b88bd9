/** Programs that the lab and the tests start. */
@NullMarked
package teal.lab.programs;

import org.jspecify.annotations.NullMarked;
