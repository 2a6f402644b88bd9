/**
 * HTTP to everything outside: each exchange has its own connection, and a deadline from the look-up of the name to the last
 * byte.
 */
@NullMarked
package teal.http;

import org.jspecify.annotations.NullMarked;
