package id.payung.platform.sheets;

import id.payung.platform.load.ComputingThreads;
import id.payung.platform.sheets.file.RawCell;
import id.payung.platform.sheets.file.RawRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows below the headings, one after the other, and remembers what has to be asked and what to be said. */
final class SheetRowReader<T> {
  private static final int MAX_SHOWN_OF_ROW = 300;

  private final List<SheetColumn<T, ?>> columns;
  private final Function<RowValues, T> rowFactory;
  private final HeadingMatcher.HeadingMatch headings;
  private final Set<Integer> hiddenColumns;
  private final SheetAnswers answers;
  private final SheetQuestionList questions;
  private final Set<Integer> askedColumns = new HashSet<>();
  private final Set<Integer> columnsWithAllDigits = new HashSet<>();
  private final UnheadedCells unheaded;
  private final boolean keepsTypes;
  private int leftOutRows;
  private int emptiedCells;
  private @Nullable String dayFirstExample;

  SheetRowReader(List<SheetColumn<T, ?>> columns, Function<RowValues, T> rowFactory,
      HeadingMatcher.HeadingMatch headings, Set<Integer> hiddenColumns, boolean keepsTypes, SheetAnswers answers) {
    this.columns = columns;
    this.rowFactory = rowFactory;
    this.headings = headings;
    this.hiddenColumns = hiddenColumns;
    this.answers = answers;
    this.keepsTypes = keepsTypes;
    this.unheaded = new UnheadedCells(headings.texts());
    this.questions = new SheetQuestionList(answers);
  }

  /** What is gathered of a row. */
  private static final class Draft {
    private final Map<SheetColumn<?, ?>, Object> values = new HashMap<>();
    private final List<SheetFinding> findings = new ArrayList<>();
    private final Set<String> unread = new HashSet<>();
    private boolean leftOut;
    private int emptied;
  }

  /** Whether long numbers lost their end is not asked of a column in which others kept theirs. */
  List<SheetQuestion> questions() {
    return questions.all()
        .stream()
        .filter(one -> columnsWithAllDigits.stream().noneMatch(at -> one.id().equals("digits." + at)))
        .toList();
  }

  /** What the answers of a person left out. */
  SheetPreview.LeftOut leftOut() {
    return new SheetPreview.LeftOut(leftOutRows, emptiedCells);
  }

  /** What is said about the sheet without asking. */
  List<SheetFinding> notices() {
    List<SheetFinding> notices = new ArrayList<>(unheaded.notices());
    if (dayFirstExample != null) {
      notices.add(SheetFinding.of(0, null, "sheets.note.day-first", dayFirstExample));
    }
    return notices;
  }

  /** The row, or null when it is left out: hidden and not asked for, or somebody said no to what it needs. */
  SheetPreview.@Nullable Line<T> read(RawRow row) {
    ComputingThreads.requireTimeLeft();
    if (row.hidden()) {
      Boolean wanted = questions.ask("hidden-rows", "sheets.ask.hidden-rows", List.of(),
          new SheetQuestion.Place(row.number(), "", show(row), show(row)));
      leftOutRows += Boolean.FALSE.equals(wanted) ? 1 : 0;
      if (!Boolean.TRUE.equals(wanted)) {
        return null;
      }
    }
    unheaded.look(row);
    Draft draft = new Draft();
    for (SheetColumn<T, ?> column : columns) {
      readColumn(row, column, draft);
    }
    if (draft.leftOut) {
      leftOutRows++;
      return null;
    }
    emptiedCells += draft.emptied;
    return new SheetPreview.Line<>(row.number(), build(row, draft), List.copyOf(draft.findings),
        Set.copyOf(draft.unread));
  }

  /** A row with findings is built too, if it can be: the module then says all that is wrong in it at once. */
  private @Nullable T build(RawRow row, Draft draft) {
    try {
      return rowFactory.apply(new RowValues(row.number(), draft.values));
    } catch (NoSuchElementException e) {
      if (draft.findings.isEmpty()) {
        throw e;
      }
      return null;
    }
  }

  private String show(RawRow row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int place = headings.places()[i];
      String text = place < 0 ? "" : columns.get(i).type().show(row.cell(place));
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    String all = String.join(" · ", texts);
    return all.length() > MAX_SHOWN_OF_ROW ? all.substring(0, MAX_SHOWN_OF_ROW) + "…" : all;
  }

  private <V> void readColumn(RawRow row, SheetColumn<T, V> column, Draft draft) {
    int at = placeOf(column);
    RawCell cell = at < 0 ? RawCell.EMPTY : cellAt(row, at, column, draft);
    if (draft.unread.contains(column.name())) {
      return;
    }
    if (hiddenColumns.contains(at) && !(cell instanceof RawCell.Empty) && isLeftOutAsHidden(row, at, cell)) {
      cell = RawCell.EMPTY;
      draft.emptied++;
    }
    switch (cell) {
      case RawCell.Empty _ -> {
        if (column.isRequired()) {
          addFinding(row, column, draft, "sheets.cell.empty");
        }
      }
      case RawCell.Broken broken -> addFinding(row, column, draft, broken.key(), broken.text());
      case RawCell.Unsaved _ -> addFinding(row, column, draft, "sheets.cell.unsaved", row.nameOf(at));
      default -> readValue(row, column, cell, draft);
    }
  }

  private <V> void readValue(RawRow row, SheetColumn<T, V> column, RawCell cell, Draft draft) {
    switch (column.type().read(cell)) {
      case CellReading.Value<V>(V value) when value instanceof LocalDate day && answers.isFar(day.getYear()) ->
          ask(column.isEmptyWithMeaning() ? "year-end" : "year", row, column, cell, value, draft);
      case CellReading.Value<V>(V value) when mayBeShortened(cell, value) ->
          ask("shortened", row, column, cell, value, draft);
      case CellReading.Value<V>(V value) -> {
        if (cell instanceof RawCell.Text(String typed) && MangledTextPolicy.keptItsDigits(typed)) {
          columnsWithAllDigits.add(placeOf(column));
        }
        if (value instanceof LocalDate && cell instanceof RawCell.Text(String typed) && DateParser.isReadDayFirst(typed)
            && dayFirstExample == null) {
          dayFirstExample = typed;
        }
        draft.values.put(column, Objects.requireNonNull((Object) value));
      }
      case CellReading.Asked<V>(V offered, String kind) -> ask(kind, row, column, cell, offered, draft);
      case CellReading.Wrong<V> wrong -> addFinding(row, column, draft, wrong.key(), wrong.args().toArray());
    }
  }

  private <V> void ask(String kind, RawRow row, SheetColumn<T, V> column, RawCell cell, V offered, Draft draft) {
    int at = placeOf(column);
    Object shown = offered instanceof List<?> parts ? String.join("; ", parts.stream().map(String::valueOf).toList())
        : Objects.requireNonNull((Object) offered);
    Boolean answer = questions.ask(kind + "." + at, "sheets.ask." + kind, List.of(headingAt(at)),
        new SheetQuestion.Place(row.number(), row.nameOf(at), cell.displayText(), shown));
    if (Boolean.FALSE.equals(answer)) {
      draft.leftOut |= column.isRequired() || column.isEmptyWithMeaning();
      draft.emptied++;
    } else {
      draft.values.put(column, Objects.requireNonNull((Object) offered));
    }
  }

  /** 1.10 typed as a number is kept as 1.1, which is another code. */
  private boolean mayBeShortened(RawCell cell, Object value) {
    boolean keptAsText = keepsTypes && cell instanceof RawCell.Text;
    return !keptAsText && (value instanceof List<?> codes ? codes : List.of(value)).stream()
        .anyMatch(code -> code instanceof String text && answers.shortenedCodes().contains(text));
  }

  private boolean isLeftOutAsHidden(RawRow row, int at, RawCell cell) {
    Boolean answer = answers.to("hidden-columns");
    if (askedColumns.add(at)) {
      answer = questions.ask("hidden-columns", "sheets.ask.hidden-columns", List.of(),
          new SheetQuestion.Place(row.number(), RawRow.columnName(at), headingAt(at), cell.displayText()));
    }
    return Boolean.FALSE.equals(answer);
  }

  /** The cell itself, or what stands once for several cells where it is safe to take it for each of them. */
  private RawCell cellAt(RawRow row, int at, SheetColumn<T, ?> column, Draft draft) {
    RawRow.MergedCell merged = row.merged(at);
    if (merged == null || merged.value() instanceof RawCell.Empty) {
      return row.cell(at);
    }
    boolean acrossColumns = merged.columns() > 1 && countColumnsIn(row, merged) > 1;
    if (!acrossColumns && !(merged.rows() > 1 && column.type().isAddedUp())) {
      return merged.value();
    }
    draft.unread.add(column.name());
    String key = acrossColumns ? "sheets.cell.merged-across" : "sheets.cell.merged-amount";
    if (draft.findings.stream().noneMatch(said -> said.key().equals(key) && said.args().contains(merged.range()))) {
      draft.findings.add(SheetFinding.of(row.number(), headingAt(at), key, merged.range()));
    }
    return RawCell.EMPTY;
  }

  private int countColumnsIn(RawRow row, RawRow.MergedCell merged) {
    int count = 0;
    for (int place : headings.places()) {
      RawRow.MergedCell there = place < 0 ? null : row.merged(place);
      count += there != null && there.range().equals(merged.range()) ? 1 : 0;
    }
    return count;
  }

  private void addFinding(RawRow row, SheetColumn<T, ?> column, Draft draft, String key, Object... args) {
    int at = placeOf(column);
    draft.unread.add(column.name());
    draft.findings.add(SheetFinding.of(row.number(), at < 0 ? "" : headingAt(at), key, args));
  }

  private int placeOf(SheetColumn<T, ?> column) {
    return headings.places()[columns.indexOf(column)];
  }

  private String headingAt(int at) {
    String heading = headings.texts().get(at);
    return SheetDefinition
        .cut(heading.endsWith("*") ? heading.substring(0, heading.length() - 1).stripTrailing() : heading);
  }
}
