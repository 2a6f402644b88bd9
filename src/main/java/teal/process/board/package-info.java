/**
 * What people look at: running releases, past ones, and one release as a whole. Put together from the engine's tables in
 * few queries, because a board is asked every second; whoever asks has to be allowed to read releases.
 */
@NullMarked
package teal.process.board;

import org.jspecify.annotations.NullMarked;
