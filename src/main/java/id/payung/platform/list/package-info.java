/** Lists page by key; each is declared once for the page, the sheet and the API. */
@NullMarked
package id.payung.platform.list;

import org.jspecify.annotations.NullMarked;
