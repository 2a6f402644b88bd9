/** Requests for a release: the lists of the start form, what is checked, the lock, and the start. */
@NullMarked
package teal.process.request;

import org.jspecify.annotations.NullMarked;
