/** How people and programs come in: sign-in, and what is looked at before and after it. */
@NullMarked
package teal.process.signin;

import org.jspecify.annotations.NullMarked;
