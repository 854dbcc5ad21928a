/** Pages and sheets of organisations. */
@NullMarked
package id.payung.accounts.organisation;

import org.jspecify.annotations.NullMarked;
