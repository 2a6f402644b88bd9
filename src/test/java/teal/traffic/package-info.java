/** Tests of the CNAME switch against the lab's name server and a real BIND 9. */
@NullMarked
package teal.traffic;

import org.jspecify.annotations.NullMarked;
