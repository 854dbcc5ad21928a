/**
 * Pictures: what they are, when and where they were taken, copies without that, likeness, and faces that nobody may
 * recognise.
 */
@NullMarked
package id.payung.platform.images;

import org.jspecify.annotations.NullMarked;
