@NullMarked
package teal.process.policy;

import org.jspecify.annotations.NullMarked;
