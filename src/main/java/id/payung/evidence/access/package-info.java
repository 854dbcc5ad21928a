/** Who may do what with the register, as handlers and pages ask it alike. */
@NullMarked
package id.payung.evidence.access;

import org.jspecify.annotations.NullMarked;
