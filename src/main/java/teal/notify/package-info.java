/** Channels for notices: webhooks and e-mail. A notice that cannot be delivered never stops a release. */
@NullMarked
package teal.notify;

import org.jspecify.annotations.NullMarked;
