@NullMarked
package teal.notify;

import org.jspecify.annotations.NullMarked;
