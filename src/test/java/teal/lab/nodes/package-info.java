/** The lab's nodes: SSH servers with a directory each, in this JVM or OpenSSH's own, and their faults. */
@NullMarked
package teal.lab.nodes;

import org.jspecify.annotations.NullMarked;
