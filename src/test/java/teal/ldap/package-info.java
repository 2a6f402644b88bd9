@NullMarked
package teal.ldap;

import org.jspecify.annotations.NullMarked;
