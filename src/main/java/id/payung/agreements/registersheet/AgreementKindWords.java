package id.payung.agreements.registersheet;

import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeListEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which kind of agreement a register means, by its own words or by the first ones of the title. */
final class AgreementKindWords {
  /** Other words of offices, the longer ones first. */
  private static final Map<String, String> SYNONYMS = new LinkedHashMap<>();

  static {
    SYNONYMS.put("nota kesepahaman", "kesepakatan-bersama");
    SYNONYMS.put("memorandum of understanding", "kesepakatan-bersama");
    SYNONYMS.put("kesepakatan bersama", "kesepakatan-bersama");
    SYNONYMS.put("mou", "kesepakatan-bersama");
    SYNONYMS.put("memorandum saling pengertian", "msp");
    SYNONYMS.put("nota kesepakatan", "nota-kesepakatan");
    SYNONYMS.put("perjanjian kerja sama", "pks");
    SYNONYMS.put("perjanjian kerjasama", "pks");
    SYNONYMS.put("perjanjian", "pks");
    SYNONYMS.put("kesepakatan", "kesepakatan-bersama");
    SYNONYMS.put("komitmen", "komitmen-bersama");
    SYNONYMS.put("surat dukungan", "surat-dukungan");
    SYNONYMS.put("dukungan", "surat-dukungan");
  }

  private final Map<String, CodeListEntry> byName = new LinkedHashMap<>();
  private final List<CodeListEntry> entries;
  private final String usual;

  /** @param usual of rows that say nothing of it */
  AgreementKindWords(List<CodeListEntry> entries, String usual) {
    this.entries = entries;
    this.usual = usual;
    for (CodeListEntry entry : entries) {
      for (String name : List.of(entry.code(), entry.nameIn(Messages.INDONESIAN), entry.nameIn(Messages.ENGLISH),
          entry.text("short"))) {
        byName.putIfAbsent(normalise(name), entry);
      }
    }
  }

  /** Null when the words are none that are known, or mean one that hangs under another agreement. */
  @Nullable
  String codeOf(String typed, String title) {
    if (typed.isBlank()) {
      CodeListEntry said = find(normalise(title), false);
      return said == null || said.flag("needsParent") ? usual : said.code();
    }
    CodeListEntry entry = find(normalise(typed), true);
    return entry == null || entry.flag("needsParent") ? null : entry.code();
  }

  String nameOf(String code) {
    return entries.stream()
        .filter(entry -> entry.code().equals(code))
        .map(entry -> entry.nameIn(Messages.INDONESIAN))
        .findFirst()
        .orElse(code);
  }

  /** Whether such a one hangs under another agreement, and is written down there. */
  boolean isChild(String typed) {
    CodeListEntry entry = find(normalise(typed), true);
    return entry != null && entry.flag("needsParent");
  }

  private @Nullable CodeListEntry find(String words, boolean exact) {
    CodeListEntry named = byName.get(words);
    if (named != null) {
      return named;
    }
    String padded = " " + words + " ";
    for (Map.Entry<String, String> synonym : SYNONYMS.entrySet()) {
      boolean fits = exact ? padded.contains(" " + synonym.getKey() + " ") : words.startsWith(synonym.getKey() + " ");
      if (fits) {
        return entries.stream().filter(entry -> entry.code().equals(synonym.getValue())).findFirst().orElse(null);
      }
    }
    return byName.entrySet()
        .stream()
        .filter(one -> !one.getKey().isEmpty() && exact && padded.contains(" " + one.getKey() + " "))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String normalise(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
