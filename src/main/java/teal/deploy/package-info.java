/** What nodes run: artifacts, staging over SFTP, activation and remote commands over SSH, old versions removed. */
@NullMarked
package teal.deploy;

import org.jspecify.annotations.NullMarked;
