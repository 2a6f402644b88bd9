/** Bounds on what comes in, tried by those who keep to none. */
@NullMarked
package teal.requestlimits;

import org.jspecify.annotations.NullMarked;
