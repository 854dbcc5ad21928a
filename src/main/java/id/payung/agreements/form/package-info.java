/** What the forms of agreements and plans read from a request. */
@NullMarked
package id.payung.agreements.form;

import org.jspecify.annotations.NullMarked;
