/** What a release knows about itself: its process variables, typed, and the values kept in them. */
@NullMarked
package teal.process.variable;

import org.jspecify.annotations.NullMarked;
