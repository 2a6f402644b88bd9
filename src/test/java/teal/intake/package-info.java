/** Bounds on what comes in, tried by those who keep to none. */
@NullMarked
package teal.intake;

import org.jspecify.annotations.NullMarked;
