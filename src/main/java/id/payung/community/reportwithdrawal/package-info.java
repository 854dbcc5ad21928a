/** Reports are withdrawn or returned: what falls with them is said before, and a slip of the hand is taken back. */
@NullMarked
package id.payung.community.reportwithdrawal;

import org.jspecify.annotations.NullMarked;
