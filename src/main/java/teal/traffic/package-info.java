/** Where users go: the CNAME that decides which cluster is live, its switch, lookup and confirmation (RFC 2136, RFC 8945). */
@NullMarked
package teal.traffic;

import org.jspecify.annotations.NullMarked;
