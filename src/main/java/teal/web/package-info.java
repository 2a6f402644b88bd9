/** The REST API. */
@NullMarked
package teal.web;

import org.jspecify.annotations.NullMarked;
