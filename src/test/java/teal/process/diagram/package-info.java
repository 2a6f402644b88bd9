@NullMarked
package teal.process.diagram;

import org.jspecify.annotations.NullMarked;
