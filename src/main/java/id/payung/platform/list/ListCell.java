package id.payung.platform.list;

import id.payung.platform.ui.StatusTone;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table on a page.
 *
 * @param small a second line, or null
 * @param href where it leads within the regency, or null
 * @param tone shows it as a badge; null for plain text
 */
public record ListCell(String text, @Nullable String small, @Nullable String href, @Nullable StatusTone tone) {}
