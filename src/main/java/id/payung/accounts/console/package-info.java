/** Commands that give access from the console. */
@NullMarked
package id.payung.accounts.console;

import org.jspecify.annotations.NullMarked;
