/** The front door: who is asking and whether they may; passwords, sessions, proxies, TLS and the headers of each page. */
@NullMarked
package teal.signin;

import org.jspecify.annotations.NullMarked;
