/** What was made of the decisions of meetings: agreements, and activities of plans. */
@NullMarked
package id.payung.agreements.made;

import org.jspecify.annotations.NullMarked;
