/** The sample application that the lab releases: a shop, its artifact and its service script. */
@NullMarked
package teal.lab.shop;

import org.jspecify.annotations.NullMarked;
