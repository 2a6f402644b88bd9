/** The company's directory. */
@NullMarked
package teal.lab.ldap;

import org.jspecify.annotations.NullMarked;
