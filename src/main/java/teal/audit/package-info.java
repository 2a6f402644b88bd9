/** The audit trail: who did what and when, never changed or shortened by anything in Teal. */
@NullMarked
package teal.audit;

import org.jspecify.annotations.NullMarked;
