/** The applications that Teal releases: validated configuration, one block for an application. */
@NullMarked
package teal.inventory;

import org.jspecify.annotations.NullMarked;
