@NullMarked
package teal.audit;

import org.jspecify.annotations.NullMarked;
