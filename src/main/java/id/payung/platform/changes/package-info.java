/** What changed since somebody last looked: what a module declares of its records, so that first pages tell of them. */
@NullMarked
package id.payung.platform.changes;

import org.jspecify.annotations.NullMarked;
