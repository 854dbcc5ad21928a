/** Pages, import and sheets of people and their mandates. */
@NullMarked
package id.payung.accounts.people;

import org.jspecify.annotations.NullMarked;
