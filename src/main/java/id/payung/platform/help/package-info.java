/**
 * What each page is for and what the words on screen mean: data of the reference files, found by the route of a page.
 */
@NullMarked
package id.payung.platform.help;

import org.jspecify.annotations.NullMarked;
