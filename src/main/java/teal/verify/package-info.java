/** Is it good: health checks, smoke tests, warm-up and the watch over live traffic, by HTTP. */
@NullMarked
package teal.verify;

import org.jspecify.annotations.NullMarked;
