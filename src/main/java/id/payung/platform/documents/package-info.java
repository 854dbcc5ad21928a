/**
 * Files, kept once by what they hold, whole on disk before any record names them, served only through the record they
 * belong to.
 */
@NullMarked
package id.payung.platform.documents;

import org.jspecify.annotations.NullMarked;
