@NullMarked
package teal.process.request;

import org.jspecify.annotations.NullMarked;
