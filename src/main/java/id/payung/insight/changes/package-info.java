/**
 * What changed since somebody last looked: gathered from all modules, by one statement, with a mark for each person.
 */
@NullMarked
package id.payung.insight.changes;

import org.jspecify.annotations.NullMarked;
