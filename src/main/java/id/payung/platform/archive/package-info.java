/**
 * One logical archive of everything: it is the backup, the way to a newer PostgreSQL, to an external server and to
 * another machine.
 */
@NullMarked
package id.payung.platform.archive;

import org.jspecify.annotations.NullMarked;
