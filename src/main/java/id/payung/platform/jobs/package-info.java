/**
 * Long work: exports, imports, packages. Bounded, resumable, stopped when the mandate ends; and what is done again and
 * again.
 */
@NullMarked
package id.payung.platform.jobs;

import org.jspecify.annotations.NullMarked;
