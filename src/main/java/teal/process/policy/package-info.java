/** The company's policies: decision tables that are deployed with the diagrams, and what they answer. */
@NullMarked
package teal.process.policy;

import org.jspecify.annotations.NullMarked;
