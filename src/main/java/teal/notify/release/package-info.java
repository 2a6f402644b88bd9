/** Which moments of a release people are notified about. */
@NullMarked
package teal.notify.release;

import org.jspecify.annotations.NullMarked;
