/** What Cockpit shows of releases: the server's side of the release board. Everything behind Cockpit's own sign-in. */
@NullMarked
package teal.web.cockpit;

import org.jspecify.annotations.NullMarked;
