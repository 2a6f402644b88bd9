@NullMarked
package teal.rules;

import org.jspecify.annotations.NullMarked;
