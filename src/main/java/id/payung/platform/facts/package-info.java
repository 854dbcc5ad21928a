/** What the software counts from what people recorded, so that it can stand as proof. */
@NullMarked
package id.payung.platform.facts;

import org.jspecify.annotations.NullMarked;
