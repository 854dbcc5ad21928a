/** Words on screen, Indonesian first. */
@NullMarked
package id.payung.platform.i18n;

import org.jspecify.annotations.NullMarked;
