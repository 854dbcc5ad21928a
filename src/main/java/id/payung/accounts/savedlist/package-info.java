/** Lists narrowed by a person and kept under a name of their own. */
@NullMarked
package id.payung.accounts.savedlist;

import org.jspecify.annotations.NullMarked;
