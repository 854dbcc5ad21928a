/** What of agreements, plans and activities is found by the search of everything. */
@NullMarked
package id.payung.agreements.search;

import org.jspecify.annotations.NullMarked;
