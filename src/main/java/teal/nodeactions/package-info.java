/** What people do to a node outside of releases: adopt what runs there, take it out for maintenance, bring it back. */
@NullMarked
package teal.nodeactions;

import org.jspecify.annotations.NullMarked;
