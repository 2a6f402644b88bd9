/** Nodes that are away: taken out for maintenance, or waiting for a release that brings them back. */
@NullMarked
package teal.process.node;

import org.jspecify.annotations.NullMarked;
