/** What is new in the trail, for first pages. */
@NullMarked
package id.payung.audit.changes;

import org.jspecify.annotations.NullMarked;
