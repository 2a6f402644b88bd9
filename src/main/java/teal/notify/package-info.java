/** Tells people outside of Teal what a release does: webhooks and e-mail. What cannot be told never stops a release. */
@NullMarked
package teal.notify;

import org.jspecify.annotations.NullMarked;
