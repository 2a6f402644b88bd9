/** Who may do what: groups, rights, the list of allowed operations, filters in Tasklist, the first administrator. */
@NullMarked
package teal.access;

import org.jspecify.annotations.NullMarked;
