/** Many small applications at once, each on two clusters of two nodes, for what one application cannot show. */
@NullMarked
package teal.lab.mall;

import org.jspecify.annotations.NullMarked;
