/** Requests for a release: the lists of the start form, the checks, the lock of an application, the start. */
@NullMarked
package teal.process.request;

import org.jspecify.annotations.NullMarked;
