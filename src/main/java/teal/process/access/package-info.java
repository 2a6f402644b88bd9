/** Who may do what: the groups, their rights, their filters in Tasklist, the first administrator. */
@NullMarked
package teal.process.access;

import org.jspecify.annotations.NullMarked;
