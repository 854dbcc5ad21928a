/** Files of the inbox are placed by the index in Excel that an office has kept of them, for instance for last year. */
@NullMarked
package id.payung.evidence.indexsheet;

import org.jspecify.annotations.NullMarked;
