/** Each attempt at a step, kept from its begin: who looks sees at once that it runs and what it prints. */
@NullMarked
package teal.process.attempt;

import org.jspecify.annotations.NullMarked;
