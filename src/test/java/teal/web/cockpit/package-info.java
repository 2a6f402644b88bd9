@NullMarked
package teal.web.cockpit;

import org.jspecify.annotations.NullMarked;
