package id.payung.platform.sitesearch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param path of its page, without the regency
 * @param detail what tells it from others of its name
 * @param mark message key of a state in which it must not be taken for one that stands, or null
 */
public record SearchHit(String path, String title, @Nullable String detail, @Nullable LocalDate day,
    @Nullable String mark) {

  public SearchHit(String path, String title, @Nullable String detail, @Nullable LocalDate day) {
    this(path, title, detail, day, null);
  }
}
