@NullMarked
package teal.endpoint;

import org.jspecify.annotations.NullMarked;
