/** The same action done to many chosen rows: each under its own rules, and told in words what became of it. */
@NullMarked
package id.payung.platform.bulk;

import org.jspecify.annotations.NullMarked;
