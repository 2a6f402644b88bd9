@NullMarked
package teal.process.approval;

import org.jspecify.annotations.NullMarked;
