@NullMarked
package teal.process.guard;

import org.jspecify.annotations.NullMarked;
