/** The read model: running and past releases for the API and for Cockpit, in few queries, since a board is read every second. */
@NullMarked
package teal.board;

import org.jspecify.annotations.NullMarked;
