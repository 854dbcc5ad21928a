/** The list of activity reports: filter, page, duties and the sheet. */
@NullMarked
package id.payung.community.reportlist;

import org.jspecify.annotations.NullMarked;
