/** What changed of agreements, plans and activities, for first pages. */
@NullMarked
package id.payung.agreements.changes;

import org.jspecify.annotations.NullMarked;
