/** Where users go: looks up, switches and confirms the CNAME that decides which cluster is live (RFC 2136, RFC 8945). */
@NullMarked
package teal.traffic;

import org.jspecify.annotations.NullMarked;
