package id.payung.platform.reference;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a rule or figure was read, fit for the screen: in the reader's language, and without the mark of how sure it is
 * (A, B, U).
 */
public final class SourceNotes {
  private static final Pattern CONFIDENCE_MARK = Pattern.compile("^[ABU] · ");
  private static final Map<String, String> ENGLISH = YamlMapping.readResource("reference/platform/source-notes.yaml")
      .mappings("notes")
      .stream()
      .collect(Collectors.toUnmodifiableMap(note -> note.text("id"), note -> note.text("en")));

  private SourceNotes() {}

  /** A note that no file of ours holds is given as it was written. */
  public static String textIn(Locale locale, String source) {
    String localised = locale.getLanguage().equals("en") ? ENGLISH.getOrDefault(source, source) : source;
    return CONFIDENCE_MARK.matcher(localised).replaceFirst("");
  }
}
