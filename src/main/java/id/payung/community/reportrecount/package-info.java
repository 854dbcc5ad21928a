/** Reports that wait for files which are here are freed. */
@NullMarked
package id.payung.community.reportrecount;

import org.jspecify.annotations.NullMarked;
