/** What a regency is called and where its day ends. */
@NullMarked
package id.payung.platform.tenancy;

import org.jspecify.annotations.NullMarked;
