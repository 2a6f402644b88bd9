/** Accounts for pipelines: tokens with a name, a role and an end, made, listed and revoked. */
@NullMarked
package teal.token;

import org.jspecify.annotations.NullMarked;
