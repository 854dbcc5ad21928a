/**
 * Conversations between an office and those who check it, beside the question, evidence item or activity that they are
 * about.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "accounts", "accounts :: limits", "audit"})
package id.payung.remarks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
