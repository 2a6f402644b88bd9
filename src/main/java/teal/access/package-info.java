/** Who may do what: groups, rights, allowed operations, Tasklist filters, the first administrator. */
@NullMarked
package teal.access;

import org.jspecify.annotations.NullMarked;
