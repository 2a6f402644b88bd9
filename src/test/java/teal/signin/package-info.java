@NullMarked
package teal.signin;

import org.jspecify.annotations.NullMarked;
