package id.payung.platform.sheets;

import java.util.Locale;

/** The words of the reader's language; {@code ui} and a message source both fit. */
public interface SheetWords {
  Locale locale();

  String t(String key, Object... args);
}
