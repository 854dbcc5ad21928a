package id.payung.platform.sheets;

import id.payung.platform.i18n.Messages;
import java.util.Locale;

/** The words of the reader's language. */
public interface SheetMessages {
  Locale locale();

  String text(String key, Object... args);

  static SheetMessages of(Messages words, Locale locale) {
    return new SheetMessages() {
      @Override
      public Locale locale() {
        return locale;
      }

      @Override
      public String text(String key, Object... args) {
        return words.text(locale, key, args);
      }
    };
  }
}
