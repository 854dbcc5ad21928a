/** One transaction manager that opens every transaction for an actor; scopes and SQL helpers. */
@NullMarked
package id.payung.platform.db;

import org.jspecify.annotations.NullMarked;
