@NullMarked
package teal.process.audit;

import org.jspecify.annotations.NullMarked;
