/** Office papers: a template becomes an accessible PDF, and its first page a picture. */
@NullMarked
package id.payung.platform.paper;

import org.jspecify.annotations.NullMarked;
