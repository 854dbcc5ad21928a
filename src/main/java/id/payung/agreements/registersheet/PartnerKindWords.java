package id.payung.agreements.registersheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The kind of a partner that its name says itself: a PT is a company. */
final class PartnerKindWords {
  private static final Map<Pattern, String> KINDS = new LinkedHashMap<>();

  static {
    add("university", "universitas|institut|politeknik|akademi|sekolah tinggi|stie|stikes|stisip|iain|uin");
    add("religious", "muhammadiyah|aisyiyah|nahdlatul|muslimat|gereja|keuskupan|mui|majelis ulama");
    add("media", "radio|televisi|tv|harian|koran|media");
    add("company", "pt|cv|ud|tbk|perusahaan|bank|koperasi");
    add("ngo", "yayasan|lsm|perkumpulan|forum|aliansi|lembaga bantuan hukum|lbh|wahana visi");
  }

  private PartnerKindWords() {}

  private static void add(String kind, String words) {
    KINDS.put(Pattern.compile("(?i)\\b(?:" + words + ")\\b"), kind);
  }

  /** Empty where it says none. */
  static String guess(String name) {
    return KINDS.entrySet()
        .stream()
        .filter(one -> one.getKey().matcher(name).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
