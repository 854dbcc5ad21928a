/** What a regency sets itself: the dates of its planning gates, and the rule of status. */
@NullMarked
package id.payung.agreements.rule;

import org.jspecify.annotations.NullMarked;
