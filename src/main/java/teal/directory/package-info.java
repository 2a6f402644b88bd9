/** The company's directory (LDAP): whose password is right, and who is in which group. The only user of an LDAP library. */
@NullMarked
package teal.directory;

import org.jspecify.annotations.NullMarked;
