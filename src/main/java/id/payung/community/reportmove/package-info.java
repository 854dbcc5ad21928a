/** A report is moved to the activity that it is really of. */
@NullMarked
package id.payung.community.reportmove;

import org.jspecify.annotations.NullMarked;
