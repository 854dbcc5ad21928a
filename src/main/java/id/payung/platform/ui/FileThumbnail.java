package id.payung.platform.ui;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a file wherever it names it: {@code @template.ui.file(ui = ui, file = …)}. It is made by the
 * module that keeps the file, by the rule of the file's own page. Paths are those below a regency.
 *
 * @param page where the whole file is shown; null for who may not open it
 * @param picture the small picture; null when there is none, or none for this reader
 * @param icon sign of its kind, in place of a picture ({@code ui.file.icon.…} says it in words)
 * @param day of the document or of the activity
 * @param place the village with its district
 * @param proves what it stands for; blank when nobody has said
 * @param twin page that shows it beside the file that it may be a double of, or null
 */
public record FileThumbnail(String title, @Nullable String page, @Nullable String picture, String icon,
    @Nullable LocalDate day, @Nullable String place, String proves, @Nullable String twin) {
  private static final int VERSION_LENGTH = 12;

  /** The address of a small picture, which changes with its bytes: browsers may keep what it answers. */
  public static String address(String path, String sha256) {
    return path + "?v=" + sha256.substring(0, VERSION_LENGTH);
  }

  public FileThumbnail proving(String words) {
    return new FileThumbnail(title, page, picture, icon, day, place, words, twin);
  }

  public FileThumbnail leadingTo(@Nullable String path) {
    return new FileThumbnail(title, path, picture, icon, day, place, proves, twin);
  }
}
