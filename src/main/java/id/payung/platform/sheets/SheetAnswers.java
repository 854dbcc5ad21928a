package id.payung.platform.sheets;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said to the questions of a sheet, and which years nobody needs to be asked about.
 *
 * @param given yes or no by the id of the question
 * @param shortenedCodes codes of which another one is left when a spreadsheet takes its last zero: 1.1 beside 1.10
 */
public record SheetAnswers(int firstYear, int lastYear, Map<String, Boolean> given, Set<String> shortenedCodes) {
  /** Nobody has been asked, and any year is taken. */
  public static final SheetAnswers NONE = new SheetAnswers(Integer.MIN_VALUE, Integer.MAX_VALUE, Map.of(), Set.of());

  private static final String FIELD = "answer.";
  private static final int MAX_ANSWERS = 200;

  public SheetAnswers {
    given = Map.copyOf(given);
    shortenedCodes = Set.copyOf(shortenedCodes);
  }

  /** Dates outside of these years are asked about: 2126 is more often a slip than meant. */
  public static SheetAnswers nearYears(int first, int last) {
    return new SheetAnswers(first, last, Map.of(), Set.of());
  }

  /** The same for a sheet in which these codes are meant. */
  public SheetAnswers amongCodes(Stream<String> codes) {
    Set<String> all = codes.collect(Collectors.toSet());
    return new SheetAnswers(firstYear, lastYear, given,
        all.stream().filter(code -> code.contains(".") && all.contains(code + "0")).collect(Collectors.toSet()));
  }

  /** The name of the field of a form in which a question is answered. */
  static String fieldOf(String question) {
    return FIELD + question;
  }

  /** With the answers of a form; fields that are none are passed over. */
  public SheetAnswers with(Map<String, String> form) {
    Map<String, Boolean> all = new HashMap<>(given);
    form.forEach((field, value) -> {
      boolean said = value.equals("yes") || value.equals("no");
      if (field.matches("answer\\.[a-z-]{1,30}(\\.\\d{1,4})?") && said && all.size() < MAX_ANSWERS) {
        all.put(field.substring(FIELD.length()), value.equals("yes"));
      }
    });
    return new SheetAnswers(firstYear, lastYear, all, shortenedCodes);
  }

  boolean isFar(int year) {
    return year < firstYear || year > lastYear;
  }

  @Nullable
  Boolean to(String question) {
    return given.get(question);
  }
}
