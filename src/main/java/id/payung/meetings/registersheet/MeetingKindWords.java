package id.payung.meetings.registersheet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which kind of meeting a register means, by its own words or by the title. */
final class MeetingKindWords {
  /** Of those that say nothing of it. */
  static final String USUAL = "coordination";

  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("audience", Pattern.compile("\\baudiensi|\\baudience"));
    KINDS.put("musrenbang", Pattern.compile("\\bmusrenbang"));
    KINDS.put("verification", Pattern.compile("\\bverifikasi"));
    KINDS.put("task-force", Pattern.compile("\\bgugus tugas|\\btask force"));
    KINDS.put("workshop", Pattern.compile("\\blokakarya|\\bworkshop|\\bbimtek|\\bbimbingan teknis"));
    KINDS.put("village", Pattern.compile("\\bmusyawarah|\\bmusdes|\\brembuk"));
    KINDS.put("partner", Pattern.compile("\\bmitra\\b"));
    KINDS.put("coordination", Pattern.compile("\\bkoordinasi|\\brakor|\\bcoordination"));
  }

  private MeetingKindWords() {}

  /** Empty where neither says it. */
  static String codeOf(String kind, String title) {
    String said = find(kind);
    return said.isEmpty() ? find(title) : said;
  }

  private static String find(String words) {
    String small = words.toLowerCase(Locale.ROOT);
    return KINDS.entrySet()
        .stream()
        .filter(one -> one.getValue().matcher(small).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
