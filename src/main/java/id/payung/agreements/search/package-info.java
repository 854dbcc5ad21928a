/**
 * What of agreements, plans and activities is found by the search of everything, and what they are called in the trail.
 */
@NullMarked
package id.payung.agreements.search;

import org.jspecify.annotations.NullMarked;
