/** What runs in the containers of {@code docker/compose.yaml} besides Teal: started there as programs of their own. */
@NullMarked
package teal.lab.box;

import org.jspecify.annotations.NullMarked;
