/** What agreements that were made of decisions of meetings tell. */
@NullMarked
package id.payung.agreements.decided;

import org.jspecify.annotations.NullMarked;
