/** A small company in one JVM: name server, nodes, application and users, for tests and for trying Teal. */
@NullMarked
package teal.lab;

import org.jspecify.annotations.NullMarked;
