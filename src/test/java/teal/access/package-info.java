@NullMarked
package teal.access;

import org.jspecify.annotations.NullMarked;
