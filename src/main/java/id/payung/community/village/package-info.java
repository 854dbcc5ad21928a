/** Pages of a village: its bodies and their members. */
@NullMarked
package id.payung.community.village;

import org.jspecify.annotations.NullMarked;
