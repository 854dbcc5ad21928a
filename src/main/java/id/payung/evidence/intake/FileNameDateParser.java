package id.payung.evidence.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day written into a file's name, as phones and chats do: {@code IMG-20251104-WA0003}, {@code 2025-11-04 rapat},
 * {@code IMG_20251104_101500}. A chat's day is when it was sent, so it is a suggestion only.
 */
public final class FileNameDateParser {
  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(20\\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

  private FileNameDateParser() {}

  public static Optional<LocalDate> findDate(String title) {
    Matcher found = DAY.matcher(title);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)),
          Integer.parseInt(found.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
