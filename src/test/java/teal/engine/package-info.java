@NullMarked
package teal.engine;

import org.jspecify.annotations.NullMarked;
