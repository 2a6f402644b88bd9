/** Accounts for pipelines. */
@NullMarked
package teal.token;

import org.jspecify.annotations.NullMarked;
