/** The command line: asks a running Teal by its API, and ends with an exit code that a pipeline can act on. */
@NullMarked
package teal.command;

import org.jspecify.annotations.NullMarked;
