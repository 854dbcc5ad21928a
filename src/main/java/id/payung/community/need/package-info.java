/** Notes of a need: what a volunteer saw in a village, and what its companion did about it. */
@NullMarked
package id.payung.community.need;

import org.jspecify.annotations.NullMarked;
