/**
 * Where artifacts come from: directories and artifact repositories, with credentials, redirects, resumed downloads and the
 * versions that they have.
 */
@NullMarked
package teal.repository;

import org.jspecify.annotations.NullMarked;
