/** The web shell: door, access rules, the Ui that pages write with. */
@NullMarked
package id.payung.platform.web;

import org.jspecify.annotations.NullMarked;
