/** What people did, kept in a trail that nothing in Teal changes or shortens. */
@NullMarked
package teal.process.audit;

import org.jspecify.annotations.NullMarked;
