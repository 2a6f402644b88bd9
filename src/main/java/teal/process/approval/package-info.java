/** The approval of a traffic switch: who is asked, what evidence they see, reminders and how long they have. */
@NullMarked
package teal.process.approval;

import org.jspecify.annotations.NullMarked;
