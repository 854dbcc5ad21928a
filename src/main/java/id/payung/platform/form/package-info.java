/** Forms are records: bound, checked, and shown again with everything that was typed. */
@NullMarked
package id.payung.platform.form;

import org.jspecify.annotations.NullMarked;
