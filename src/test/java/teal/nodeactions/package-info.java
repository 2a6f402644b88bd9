@NullMarked
package teal.nodeactions;

import org.jspecify.annotations.NullMarked;
