/** One search over everything that a person may see; each module says what of its records is found. */
@NullMarked
package id.payung.platform.sitesearch;

import org.jspecify.annotations.NullMarked;
