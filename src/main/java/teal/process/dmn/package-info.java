/** The company's decision tables, deployed with the diagrams: who approves, how many nodes at once, when nothing is released. */
@NullMarked
package teal.process.dmn;

import org.jspecify.annotations.NullMarked;
