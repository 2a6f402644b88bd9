/** What a release knows about itself: its process variables, who may write each, and the values kept in them. */
@NullMarked
package teal.process.variable;

import org.jspecify.annotations.NullMarked;
