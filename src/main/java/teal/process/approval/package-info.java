/** The question whether users may go to the upgraded cluster: who is asked, what they see, how long they have. */
@NullMarked
package teal.process.approval;

import org.jspecify.annotations.NullMarked;
