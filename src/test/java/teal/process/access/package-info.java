@NullMarked
package teal.process.access;

import org.jspecify.annotations.NullMarked;
