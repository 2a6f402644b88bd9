/** The company's LDAP directory: who somebody is, their password, their groups. */
@NullMarked
package teal.ldap;

import org.jspecify.annotations.NullMarked;
