/**
 * Reference data: readable files of the repository (instruments, code lists, gates, holidays, rules), each entry dated,
 * sourced and marked when unconfirmed.
 */
@NullMarked
package id.payung.platform.reference;

import org.jspecify.annotations.NullMarked;
