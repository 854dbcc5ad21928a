package id.payung.evidence.indexsheet;

import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.platform.search.SearchText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which question an index means, by its code, by that of an indicator that has only one, or by its words. */
final class EvidenceIndexQuestions {
  private static final Pattern WORDS_BEFORE =
      Pattern.compile("(?i)^(?:pertanyaan|indikator|soal|kode|nomor|no|q)\\b[.:\\s]*");
  private static final Pattern CODE_FIRST = Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){0,2}+)[.)\\s]+(\\S.*)$");

  private final Map<String, EvidenceQuestion> byCode = new HashMap<>();
  private final Map<String, List<EvidenceQuestion>> byIndicator = new HashMap<>();
  private final Map<String, List<EvidenceQuestion>> byText = new HashMap<>();

  EvidenceIndexQuestions(List<EvidenceQuestion> questions) {
    for (EvidenceQuestion question : questions) {
      byCode.put(codeOf(question.code()), question);
      byIndicator.computeIfAbsent(codeOf(question.indicator()), _ -> new ArrayList<>()).add(question);
      byText.computeIfAbsent(SearchText.normalise(question.text()), _ -> new ArrayList<>()).add(question);
    }
  }

  /** All that may be meant: none, the one, or those of an indicator. */
  List<EvidenceQuestion> find(String code, String text) {
    List<EvidenceQuestion> said = ofCode(code);
    List<EvidenceQuestion> meant = said.isEmpty() ? ofText(code) : said;
    List<EvidenceQuestion> told = ofText(text);
    if (meant.isEmpty()) {
      return told;
    }
    List<EvidenceQuestion> both = meant.stream().filter(told::contains).toList();
    return both.isEmpty() ? meant : both;
  }

  private List<EvidenceQuestion> ofCode(String typed) {
    String code = codeOf(typed);
    EvidenceQuestion one = byCode.get(code);
    return one != null ? List.of(one) : byIndicator.getOrDefault(code, List.of());
  }

  private List<EvidenceQuestion> ofText(String typed) {
    List<EvidenceQuestion> whole = byText.getOrDefault(SearchText.normalise(typed), List.of());
    Matcher numbered = CODE_FIRST.matcher(typed);
    if (!whole.isEmpty()) {
      return whole;
    }
    List<EvidenceQuestion> coded = ofCode(typed);
    return !coded.isEmpty() || !numbered.matches() ? coded
        : byText.getOrDefault(SearchText.normalise(numbered.group(2)), ofCode(numbered.group(1)));
  }

  /** Without words before it, and each number without noughts before it. */
  private static String codeOf(String typed) {
    String bare = WORDS_BEFORE.matcher(typed.strip()).replaceFirst("");
    int end = bare.length();
    while (end > 0 && (bare.charAt(end - 1) == '.' || Character.isWhitespace(bare.charAt(end - 1)))) {
      end--;
    }
    return Arrays.stream(bare.substring(0, end).split("\\."))
        .map(part -> part.strip().replaceFirst("^0+(?=.)", ""))
        .collect(Collectors.joining("."))
        .toLowerCase(Locale.ROOT);
  }

  /** The place for proof that is meant. */
  static @Nullable EvidenceSlot slotOf(EvidenceQuestion question, String said) {
    return question.slots()
        .stream()
        .filter(slot -> !slot.type().equals("computed"))
        .filter(slot -> slot.code().equalsIgnoreCase(said) || SearchText.matches(slot.name(), said))
        .findFirst()
        .orElse(null);
  }
}
