/** Things that happened, told between modules. */
@NullMarked
package id.payung.platform.events;

import org.jspecify.annotations.NullMarked;
