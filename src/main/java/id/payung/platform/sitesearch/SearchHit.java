package id.payung.platform.sitesearch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param path of its page, without the regency
 * @param detail what tells it from others of its name
 */
public record SearchHit(String path, String title, @Nullable String detail, @Nullable LocalDate day) {}
