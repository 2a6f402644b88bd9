@NullMarked
package teal.board;

import org.jspecify.annotations.NullMarked;
