@NullMarked
package teal.directory;

import org.jspecify.annotations.NullMarked;
