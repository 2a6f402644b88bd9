/** Teal in JVMs of its own, which can be killed and stalled, on databases that can be stopped and cut off. */
@NullMarked
package teal.lab.process;

import org.jspecify.annotations.NullMarked;
