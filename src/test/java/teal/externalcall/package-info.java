@NullMarked
package teal.externalcall;

import org.jspecify.annotations.NullMarked;
