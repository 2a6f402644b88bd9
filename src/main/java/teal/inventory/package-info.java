/** The applications that Teal releases: validated settings, one block for each application. */
@NullMarked
package teal.inventory;

import org.jspecify.annotations.NullMarked;
