package id.payung.accounts.signin;

import id.payung.platform.form.UnstrippedText;

/**
 * What opens an account.
 *
 * @param code of the second factor; blank before it was asked for
 * @param next where to go then
 * @param held a form that was sent when the session had ended, as {@code PreservedForm} encodes it
 */
record SignInForm(String name, @UnstrippedText String password, String code, String next, String held) {}
