/** What nodes run: the artifact, its staging over SFTP, and remote commands over SSH. */
@NullMarked
package teal.deploy;

import org.jspecify.annotations.NullMarked;
