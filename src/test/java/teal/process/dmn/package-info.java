@NullMarked
package teal.process.dmn;

import org.jspecify.annotations.NullMarked;
