/** Other systems that a release calls on its way: one request to an address in the inventory, judged by its answer. */
@NullMarked
package teal.externalcall;

import org.jspecify.annotations.NullMarked;
