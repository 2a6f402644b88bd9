/** What diagrams may say: Teal's steps and their inputs, and the rules that a diagram is held to before it is deployed. */
@NullMarked
package teal.process.diagram;

import org.jspecify.annotations.NullMarked;
