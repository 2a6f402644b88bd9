/** The steps that diagrams name: each reads typed variables, makes one call to the domain and writes the result. */
@NullMarked
package teal.process.step;

import org.jspecify.annotations.NullMarked;
