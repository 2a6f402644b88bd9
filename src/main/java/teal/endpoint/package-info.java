/** Other systems that a release calls on its way: an address of the inventory, asked once and judged by its answer. */
@NullMarked
package teal.endpoint;

import org.jspecify.annotations.NullMarked;
