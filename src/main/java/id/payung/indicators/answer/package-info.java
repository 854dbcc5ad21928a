/** Answers, the checker's opinion, and the page of a question. */
@NullMarked
package id.payung.indicators.answer;

import org.jspecify.annotations.NullMarked;
