/** The users of the application in the lab: steady traffic that behaves as browsers do. */
@NullMarked
package teal.lab.users;

import org.jspecify.annotations.NullMarked;
