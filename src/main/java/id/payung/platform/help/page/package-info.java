/** The pages of help: one for each topic, and all of them with the glossary. */
@NullMarked
package id.payung.platform.help.page;

import org.jspecify.annotations.NullMarked;
