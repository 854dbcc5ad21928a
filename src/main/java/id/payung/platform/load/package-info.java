/** Who may use how much of the machine at once. */
@NullMarked
package id.payung.platform.load;

import org.jspecify.annotations.NullMarked;
