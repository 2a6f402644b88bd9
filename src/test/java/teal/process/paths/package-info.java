/** Every way through the diagrams, on Teal's own engine: only the steps are scripted, so that nothing has to be waited for. */
@NullMarked
package teal.process.paths;

import org.jspecify.annotations.NullMarked;
