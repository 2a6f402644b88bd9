/** Tests of locations of artifacts against small real repositories. */
@NullMarked
package teal.repository;

import org.jspecify.annotations.NullMarked;
