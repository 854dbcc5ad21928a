/** Lists page by key. */
@NullMarked
package id.payung.platform.list;

import org.jspecify.annotations.NullMarked;
