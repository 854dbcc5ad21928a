/** A phone asks to send while its app is closed. */
@NullMarked
package id.payung.accounts.sending;

import org.jspecify.annotations.NullMarked;
