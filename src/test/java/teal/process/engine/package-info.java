@NullMarked
package teal.process.engine;

import org.jspecify.annotations.NullMarked;
