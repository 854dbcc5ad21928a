/**
 * The phones: what they send and fetch. Each record is judged alone, each file comes in pieces, each has its receipt.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "accounts", "regions", "audit"})
package id.payung.fieldwork;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
