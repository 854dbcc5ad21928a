/** What a handler of pages answers with: a typed page model, or where to go next. */
@NullMarked
package id.payung.platform.page;

import org.jspecify.annotations.NullMarked;
