/** The company's directory. */
@NullMarked
package teal.lab.directory;

import org.jspecify.annotations.NullMarked;
