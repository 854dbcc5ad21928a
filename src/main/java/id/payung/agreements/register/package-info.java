/** The register: kinds, stages, parties, versions, files and what expires. */
@NullMarked
package id.payung.agreements.register;

import org.jspecify.annotations.NullMarked;
