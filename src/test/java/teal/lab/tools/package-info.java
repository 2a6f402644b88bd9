/** The Modeler's tools as tests run them: its lint rules and its editor, by Node.js. */
@NullMarked
package teal.lab.tools;

import org.jspecify.annotations.NullMarked;
