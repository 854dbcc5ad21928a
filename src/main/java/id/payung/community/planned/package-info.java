/** The planned activities that villages report: looked up for reports, and given to phones. */
@NullMarked
package id.payung.community.planned;

import org.jspecify.annotations.NullMarked;
