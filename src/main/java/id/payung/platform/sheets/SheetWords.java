package id.payung.platform.sheets;

import id.payung.platform.i18n.Words;
import java.util.Locale;

/** The words of the reader's language. */
public interface SheetWords {
  Locale locale();

  String t(String key, Object... args);

  static SheetWords of(Words words, Locale locale) {
    return new SheetWords() {
      @Override
      public Locale locale() {
        return locale;
      }

      @Override
      public String t(String key, Object... args) {
        return words.say(locale, key, args);
      }
    };
  }
}
