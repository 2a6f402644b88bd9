@NullMarked
package teal.process.signin;

import org.jspecify.annotations.NullMarked;
