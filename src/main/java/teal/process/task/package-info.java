/** User tasks: who is asked, who answered, and how a refused answer reads. */
@NullMarked
package teal.process.task;

import org.jspecify.annotations.NullMarked;
