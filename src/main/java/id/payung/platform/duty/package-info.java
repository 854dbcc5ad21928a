/** What a person owes, gathered from every module. */
@NullMarked
package id.payung.platform.duty;

import org.jspecify.annotations.NullMarked;
