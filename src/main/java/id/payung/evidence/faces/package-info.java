/** Faces on photos: finding, marking and the copy without them. */
@NullMarked
package id.payung.evidence.faces;

import org.jspecify.annotations.NullMarked;
