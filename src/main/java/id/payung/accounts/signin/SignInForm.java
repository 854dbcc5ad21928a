package id.payung.accounts.signin;

import id.payung.platform.form.UnstrippedText;
import jakarta.validation.constraints.Size;

/**
 * What opens an account.
 *
 * @param code of the second factor; blank before it was asked for
 * @param next where to go then
 * @param held a form that was sent when the session had ended, as {@code PreservedForm} encodes it
 */
record SignInForm(@Size(max = 200) String name, @UnstrippedText @Size(max = 1_000) String password,
    @Size(max = 60) String code, @Size(max = 2_000) String next, @Size(max = 4_000_000) String held) {}
