package id.payung.platform.reference;

import java.util.Locale;

/** Words of a reference file, in both languages. */
public record BilingualText(String id, String en) {
  public static final BilingualText NONE = new BilingualText("", "");

  /** English for an English reader, Indonesian for everybody else. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? en : id;
  }

  public boolean isEmpty() {
    return id.isEmpty();
  }
}
