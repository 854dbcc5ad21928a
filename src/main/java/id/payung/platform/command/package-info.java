/**
 * What {@code ./payung} can do besides serving pages: commands without Spring, found by
 * {@link java.util.ServiceLoader}.
 */
@NullMarked
package id.payung.platform.command;

import org.jspecify.annotations.NullMarked;
