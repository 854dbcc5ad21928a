/** What is made of decisions, by the modules that make it. */
@NullMarked
@NamedInterface("result")
package id.payung.meetings.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
