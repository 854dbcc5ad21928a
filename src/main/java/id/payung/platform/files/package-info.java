/** The data folder and its free space, and streams that count. */
@NullMarked
package id.payung.platform.files;

import org.jspecify.annotations.NullMarked;
