@NullMarked
package teal.process.attempt;

import org.jspecify.annotations.NullMarked;
