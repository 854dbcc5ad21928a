/** Evidence that leaves: packages, their index and parts. */
@NullMarked
package id.payung.evidence.export;

import org.jspecify.annotations.NullMarked;
