/** The company's decision tables as deployed: who approves, how many nodes at once, when nothing is released. */
@NullMarked
package teal.process.dmn;

import org.jspecify.annotations.NullMarked;
