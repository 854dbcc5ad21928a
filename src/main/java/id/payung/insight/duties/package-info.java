/** What somebody owes, from every module, and how much of it waits behind each entry of the menu. */
@NullMarked
package id.payung.insight.duties;

import org.jspecify.annotations.NullMarked;
