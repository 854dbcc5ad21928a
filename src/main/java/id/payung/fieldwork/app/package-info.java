/** The page of the field app, which a phone opens and keeps. */
@NullMarked
package id.payung.fieldwork.app;

import org.jspecify.annotations.NullMarked;
