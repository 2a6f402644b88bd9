/** What people do in Tasklist, in a real browser. */
@NullMarked
package teal.browser;

import org.jspecify.annotations.NullMarked;
