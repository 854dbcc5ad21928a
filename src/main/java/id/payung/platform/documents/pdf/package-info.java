/** Looks PDFs of others through before they are kept, by their bytes. */
@NullMarked
package id.payung.platform.documents.pdf;

import org.jspecify.annotations.NullMarked;
