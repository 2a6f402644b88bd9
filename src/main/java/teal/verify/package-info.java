/** Whether a version is good: health checks, smoke tests, warm-up, metrics and the watch over live traffic, over HTTP. */
@NullMarked
package teal.verify;

import org.jspecify.annotations.NullMarked;
