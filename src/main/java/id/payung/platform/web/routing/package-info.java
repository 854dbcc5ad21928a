/** The way from an address to its handler. */
@NullMarked
package id.payung.platform.web.routing;

import org.jspecify.annotations.NullMarked;
