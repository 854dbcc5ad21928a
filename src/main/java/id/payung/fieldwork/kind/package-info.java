/**
 * Kinds of records that phones write. A module declares its kind once; the reading of what phones send, the merging of
 * edits, what phones are given, their form, and the office's pages and sheet follow from the declaration.
 */
@NullMarked
@NamedInterface("kind")
package id.payung.fieldwork.kind;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
