@NullMarked
package teal.guard;

import org.jspecify.annotations.NullMarked;
