/** When a release does what people want to hear of. */
@NullMarked
package teal.process.notice;

import org.jspecify.annotations.NullMarked;
