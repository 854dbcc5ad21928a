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
public record SheetAnswers(int firstYear, int lastYear, Map<String, Boolean> given, Set<String> shortenedCodes,
    ColumnChoice columns) {
  /** Nobody has been asked, and any year is taken. */
  public static final SheetAnswers NONE =
      new SheetAnswers(Integer.MIN_VALUE, Integer.MAX_VALUE, Map.of(), Set.of(), ColumnChoice.NONE);

  /**
   * The sheet and the columns that a person chose, where the ones that were found are not meant.
   *
   * @param sheet by its place among those that a person sees, or -1
   * @param places where a column stands, by its own number; -1: it is not in the sheet
   */
  public record ColumnChoice(int sheet, Map<Integer, Integer> places) {
    static final ColumnChoice NONE = new ColumnChoice(-1, Map.of());

    private static ColumnChoice of(Map<String, String> form) {
      String sheet = form.getOrDefault("sheet", "");
      int chosen = sheet.matches("\\d{1,3}") ? Integer.parseInt(sheet) : -1;
      Map<Integer, Integer> places = new HashMap<>();
      if (sheet.isEmpty() || sheet.equals(form.getOrDefault("sheet-shown", sheet))) {
        form.forEach((field, place) -> {
          if (field.matches("column\\.\\d{1,2}") && place.matches("-1|\\d{1,3}")) {
            places.put(Integer.parseInt(field.substring("column.".length())), Integer.parseInt(place));
          }
        });
      }
      return new ColumnChoice(chosen, places);
    }
  }

  private static final String FIELD = "answer.";
  private static final int MAX_ANSWERS = 200;

  public SheetAnswers {
    given = Map.copyOf(given);
    shortenedCodes = Set.copyOf(shortenedCodes);
  }

  /** Dates outside of these years are asked about: 2126 is more often a slip than meant. */
  public static SheetAnswers nearYears(int first, int last) {
    return new SheetAnswers(first, last, Map.of(), Set.of(), ColumnChoice.NONE);
  }

  /** The same for a sheet in which these codes are meant. */
  public SheetAnswers amongCodes(Stream<String> codes) {
    Set<String> all = codes.collect(Collectors.toSet());
    return new SheetAnswers(firstYear, lastYear, given,
        all.stream().filter(code -> code.contains(".") && all.contains(code + "0")).collect(Collectors.toSet()),
        columns);
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
    return new SheetAnswers(firstYear, lastYear, all, shortenedCodes, ColumnChoice.of(form));
  }

  /** The same with columns that stand elsewhere than they were found; what a person chose in this form holds. */
  public SheetAnswers withPlaces(Map<Integer, Integer> places) {
    return columns.places().isEmpty()
        ? new SheetAnswers(firstYear, lastYear, given, shortenedCodes,
            new ColumnChoice(columns.sheet(), Map.copyOf(places)))
        : this;
  }

  boolean isFar(int year) {
    return year < firstYear || year > lastYear;
  }

  @Nullable
  Boolean to(String question) {
    return given.get(question);
  }
}
