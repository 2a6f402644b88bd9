@NullMarked
package teal.release;

import org.jspecify.annotations.NullMarked;
