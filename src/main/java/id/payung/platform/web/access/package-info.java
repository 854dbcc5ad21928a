/** Who may come in: the visitor of a request, the annotations of handlers and the check of both. */
@NullMarked
package id.payung.platform.web.access;

import org.jspecify.annotations.NullMarked;
