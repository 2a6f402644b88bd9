@NullMarked
package teal.process.step;

import org.jspecify.annotations.NullMarked;
