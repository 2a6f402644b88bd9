/** What people do to a node outside of releases: take it out for maintenance, and bring it back. */
@NullMarked
package teal.nodeactions;

import org.jspecify.annotations.NullMarked;
