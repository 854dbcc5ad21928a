/** Sign-in, passwords, second factor, sessions and the own account. */
@NullMarked
package id.payung.accounts.signin;

import org.jspecify.annotations.NullMarked;
