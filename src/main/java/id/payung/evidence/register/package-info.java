/** The register: items, their uses, life-cycle, pages and warnings. */
@NullMarked
package id.payung.evidence.register;

import org.jspecify.annotations.NullMarked;
