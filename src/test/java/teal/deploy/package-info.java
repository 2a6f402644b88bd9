/** Tests of the deployment against nodes of the lab, real shells and a real OpenSSH. */
@NullMarked
package teal.deploy;

import org.jspecify.annotations.NullMarked;
