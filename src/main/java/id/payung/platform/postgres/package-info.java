/** PostgreSQL of our own: unpacked, started, made ready and stopped without Spring and without an install step. */
@NullMarked
package id.payung.platform.postgres;

import org.jspecify.annotations.NullMarked;
