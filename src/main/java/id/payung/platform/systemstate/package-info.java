/** How the installation itself stands, for whoever looks after the machine. */
@NullMarked
package id.payung.platform.systemstate;

import org.jspecify.annotations.NullMarked;
