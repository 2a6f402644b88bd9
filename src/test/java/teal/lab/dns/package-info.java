/** A small authoritative name server that takes signed updates and can be made to fail, and a real BIND 9. */
@NullMarked
package teal.lab.dns;

import org.jspecify.annotations.NullMarked;
