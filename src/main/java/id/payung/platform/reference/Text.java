package id.payung.platform.reference;

import java.util.Locale;

/** Words of a reference file, in both languages. */
public record Text(String id, String en) {
  public static final Text NONE = new Text("", "");

  /** English for an English reader, Indonesian for everybody else. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? en : id;
  }

  public boolean isEmpty() {
    return id.isEmpty();
  }
}
