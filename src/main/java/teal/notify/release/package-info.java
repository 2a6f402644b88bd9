/** When people are notified: which moments of a release make a notice, and its text. */
@NullMarked
package teal.notify.release;

import org.jspecify.annotations.NullMarked;
