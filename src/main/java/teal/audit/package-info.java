/** The audit trail: who did what and when, which nothing in Teal changes or shortens. */
@NullMarked
package teal.audit;

import org.jspecify.annotations.NullMarked;
