/** What happens to a request before anybody asks who it is: load shedding, buffering, headers, plain text. */
@NullMarked
package id.payung.platform.web.admission;

import org.jspecify.annotations.NullMarked;
