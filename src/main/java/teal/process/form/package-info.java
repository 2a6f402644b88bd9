/** What stands behind the forms: lists for start forms, and checks of what people submit. */
@NullMarked
package teal.process.form;

import org.jspecify.annotations.NullMarked;
