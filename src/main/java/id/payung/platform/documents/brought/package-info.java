/**
 * Sheets between being looked at and being taken: who brought one in, and for what, opens it again, and nobody else.
 */
@NullMarked
package id.payung.platform.documents.brought;

import org.jspecify.annotations.NullMarked;
