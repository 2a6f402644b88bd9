/** Tests of the REST API, over HTTP. */
@NullMarked
package teal.web;

import org.jspecify.annotations.NullMarked;
