/** What the shared controls of {@code src/main/jte/ui/} are given: options, columns, stages, moments. */
@NullMarked
package id.payung.platform.ui;

import org.jspecify.annotations.NullMarked;
