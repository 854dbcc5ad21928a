/** What somebody did a moment ago and may take back by one press, under the rules of what it was done to. */
@NullMarked
package id.payung.platform.undo;

import org.jspecify.annotations.NullMarked;
