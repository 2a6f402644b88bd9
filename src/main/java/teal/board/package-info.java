/** The read model: releases that run and that have ended, for the API and for Cockpit. Few queries, since a board is read every second. */
@NullMarked
package teal.board;

import org.jspecify.annotations.NullMarked;
