/** Text as it is searched, and conditions that find it. */
@NullMarked
package id.payung.platform.search;

import org.jspecify.annotations.NullMarked;
