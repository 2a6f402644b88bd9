/** The release board in Cockpit: its server side; the pages are among the resources. */
@NullMarked
package teal.web.cockpit;

import org.jspecify.annotations.NullMarked;
