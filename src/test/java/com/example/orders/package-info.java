/** An application of a company's own, to be released. It is in no package of Teal's, so that Teal does not take it for a part. */
@NullMarked
package com.example.orders;

import org.jspecify.annotations.NullMarked;
