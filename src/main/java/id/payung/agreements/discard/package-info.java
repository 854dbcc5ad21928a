/** Drafts of joint work plans that come to nothing are discarded. */
@NullMarked
package id.payung.agreements.discard;

import org.jspecify.annotations.NullMarked;
