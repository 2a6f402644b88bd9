@NullMarked
package teal.http;

import org.jspecify.annotations.NullMarked;
