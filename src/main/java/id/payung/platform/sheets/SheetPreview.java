package id.payung.platform.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says, before anything of it is taken: every row with what is wrong in it. The rows are given out only
 * when nothing is wrong, so that no importer takes half a sheet.
 */
public final class SheetPreview<T> {
  /**
   * A row.
   *
   * @param number as the sheet shows it
   * @param value as far as it was understood, also beside findings; null when nothing can be made of it
   * @param unread columns, by their Indonesian names, that a finding is about already
   */
  public record Line<T>(int number, @Nullable T value, List<SheetFinding> findings, Set<String> unread) {
    public boolean isValid() {
      return value != null && findings.isEmpty();
    }
  }

  /** What is not taken because a person said no: whole rows, and cells of rows that are taken. */
  public record LeftOut(int rows, int cells) {
    static final LeftOut NOTHING = new LeftOut(0, 0);
  }

  /**
   * The sheet that was read, and where its columns were found.
   *
   * @param sheets names of all that a person sees
   * @param texts the headings as they stand in the sheet
   * @param places of the columns in it, in their order; -1 where one was not found
   */
  public record Headings(int sheet, List<String> sheets, int row, List<String> texts, List<Integer> places) {
    static final Headings NONE = new Headings(-1, List.of(), 0, List.of(), List.of());
    private static final int MAX_OFFERED = 60;

    /** Places of what a person may choose: the first headings, and those that were found further on. */
    public List<Integer> offered() {
      Set<Integer> offered = new TreeSet<>();
      places.stream().filter(place -> place >= 0 && place < texts.size()).forEach(offered::add);
      IntStream.range(0, texts.size())
          .filter(place -> !texts.get(place).isBlank())
          .limit(MAX_OFFERED)
          .forEach(offered::add);
      return List.copyOf(offered);
    }

    /** Places of sheets that a person may choose: the first ones, and the one that was read. */
    public List<Integer> offeredSheets() {
      return IntStream.range(0, sheets.size()).filter(one -> one < MAX_OFFERED || one == sheet).boxed().toList();
    }
  }

  /** Looks at an understood row with the eyes of its module, for instance whether the village is known. */
  @FunctionalInterface
  public interface RowCheck<T> {
    void check(int number, T value, List<SheetFinding> findings);
  }

  private final List<Line<T>> lines;
  private final List<SheetFinding> sheetFindings;
  private final List<String> unknownHeadings;
  private final List<SheetQuestion> questions;
  private final List<SheetFinding> notices;
  private final LeftOut leftOut;
  private final Headings headings;

  SheetPreview(List<Line<T>> lines, List<SheetFinding> sheetFindings, List<String> unknownHeadings,
      List<SheetQuestion> questions, List<SheetFinding> notices, LeftOut leftOut, Headings headings) {
    this.lines = List.copyOf(lines);
    this.sheetFindings = List.copyOf(sheetFindings);
    this.unknownHeadings = List.copyOf(unknownHeadings);
    this.questions = List.copyOf(questions);
    this.notices = List.copyOf(notices);
    this.leftOut = leftOut;
    this.headings = headings;
  }

  public List<Line<T>> lines() {
    return lines;
  }

  /** Where its columns were found. */
  public Headings headings() {
    return headings;
  }

  /** What is wrong with the sheet as a whole. */
  public List<SheetFinding> sheetFindings() {
    return sheetFindings;
  }

  /** Headings that this sheet does not know, told so that a misspelt one is noticed. */
  public List<String> unknownHeadings() {
    return unknownHeadings;
  }

  /** All findings, those of the sheet first, then by row. */
  public List<SheetFinding> findings() {
    List<SheetFinding> all = new ArrayList<>(sheetFindings);
    lines.forEach(line -> all.addAll(line.findings()));
    return all;
  }

  /** What a person is asked, answered or not. */
  public List<SheetQuestion> questions() {
    return questions;
  }

  /** Whether something was asked and not answered: then nothing is taken. */
  public boolean hasOpenQuestions() {
    return questions.stream().anyMatch(SheetQuestion::isOpen);
  }

  /** Whether nothing is wrong and all is answered. */
  public boolean isTakeable() {
    return isValid() && !hasOpenQuestions();
  }

  /** What is said about the sheet as a whole and stands in no one's way. */
  public List<SheetFinding> notices() {
    return notices;
  }

  /** What is not taken because a person said no. */
  public LeftOut leftOut() {
    return leftOut;
  }

  /** Rows that are hidden in the sheet, without those that a person has answered not to take. */
  public long countHiddenRows() {
    return places(true).count();
  }

  /** Rows with a question that is open or was answered with yes. */
  public long countQuestionedRows() {
    return places(false).map(SheetQuestion.Place::row).distinct().count();
  }

  private Stream<SheetQuestion.Place> places(boolean hidden) {
    return questions.stream()
        .filter(one -> one.id().startsWith(hidden ? "hidden-rows" : "hidden-") == hidden && !one.isAnswered(false))
        .flatMap(one -> one.places().stream());
  }

  public long countValidRows() {
    return lines.stream().filter(Line::isValid).count();
  }

  public long countInvalidRows() {
    return lines.size() - countValidRows();
  }

  public boolean isValid() {
    return sheetFindings.isEmpty() && lines.stream().allMatch(Line::isValid);
  }

  /** The same preview with the findings of a module's own rules added to those of the sheet. */
  public SheetPreview<T> withFindingsOf(RowCheck<T> check) {
    List<Line<T>> checkedLines = new ArrayList<>(lines.size());
    for (Line<T> line : lines) {
      T value = line.value();
      List<SheetFinding> findings = new ArrayList<>(line.findings());
      if (value != null) {
        List<SheetFinding> added = new ArrayList<>();
        check.check(line.number(), value, added);
        added.removeIf(one -> one.column() != null && line.unread().contains(one.column()));
        findings.addAll(added);
      }
      checkedLines.add(new Line<>(line.number(), value, List.copyOf(findings), line.unread()));
    }
    return new SheetPreview<>(checkedLines, sheetFindings, unknownHeadings, questions, notices, leftOut, headings);
  }

  /**
   * The rows, all of them.
   *
   * @throws IllegalStateException when anything is wrong or was not answered: there is no half import
   */
  public List<T> values() {
    if (hasOpenQuestions()) {
      throw new IllegalStateException("a sheet with open questions is not imported");
    }
    return proposedValues();
  }

  /**
   * The rows as they would be with yes to each open question, without hidden rows: for the preview alone.
   *
   * @throws IllegalStateException when anything is wrong
   */
  public List<T> proposedValues() {
    List<T> values = new ArrayList<>(lines.size());
    for (Line<T> line : lines) {
      T value = line.value();
      if (value == null || !hasNoFindings(line)) {
        throw new IllegalStateException("a sheet with findings is not imported");
      }
      values.add(value);
    }
    if (!sheetFindings.isEmpty()) {
      throw new IllegalStateException("a sheet with findings is not imported");
    }
    return values;
  }

  private static boolean hasNoFindings(Line<?> line) {
    return line.findings().isEmpty();
  }
}
