/** The REST API for releases and applications. */
@NullMarked
package teal.web;

import org.jspecify.annotations.NullMarked;
