/** The start: from the command line to a running application and back to rest. */
@NullMarked
package id.payung;

import org.jspecify.annotations.NullMarked;
