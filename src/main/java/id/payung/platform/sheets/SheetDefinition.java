package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.MemoryBudget;
import id.payung.platform.load.ComputingThreads;
import id.payung.platform.sheets.file.RawRow;
import id.payung.platform.sheets.file.SheetFileReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that leaves and comes back. Its columns are declared once; template, export and import follow from them, so
 * what was exported and is imported again unchanged gives the same rows.
 *
 * @param <T> what a row is
 */
public final class SheetDefinition<T> {
  /** So many findings are shown; a sheet with more has one cause that shows in the first. */
  public static final int MAX_FINDINGS = 500;

  private static final int MAX_LETTERS = 60;
  private static final int MAX_SHEETS = 20;

  private final String name;
  private final List<SheetColumn<T, ?>> columns;
  private final Function<RowValues, T> rowFactory;
  private final SheetLimits limits;
  private final boolean register;

  private SheetDefinition(String name, List<SheetColumn<T, ?>> columns, Function<RowValues, T> rowFactory,
      SheetLimits limits, boolean register) {
    this.name = name;
    this.columns = columns;
    this.rowFactory = rowFactory;
    this.limits = limits;
    this.register = register;
  }

  /**
   * @param name of the sheet, at most 31 characters
   * @param rowFactory a row from the cells; called only when each was understood and no required one is empty
   */
  @SafeVarargs
  public static <T> SheetDefinition<T> of(String name, Function<RowValues, T> rowFactory,
      SheetColumn<T, ?>... columns) {
    return new SheetDefinition<>(name, List.of(columns), rowFactory, SheetLimits.DEFAULT, false);
  }

  public SheetDefinition<T> withLimits(SheetLimits other) {
    return new SheetDefinition<>(name, columns, rowFactory, other, register);
  }

  /**
   * For registers that people keep for themselves: titles and totals among the rows are passed over, the first of two
   * columns of one name is the one that is read, every finding of every row is told, and a person may say which column
   * is which.
   */
  public SheetDefinition<T> ofRegister(int rows) {
    return new SheetDefinition<>(name, columns, rowFactory, limits.withRows(rows), true);
  }

  public SheetLimits limits() {
    return limits;
  }

  public List<SheetColumn<T, ?>> columns() {
    return columns;
  }

  /** An empty sheet to fill in, with a second one that says how. */
  public void writeTemplate(OutputStream out, SheetMessages words) {
    writeRows(Stream.empty(), out, words, List.of());
  }

  /**
   * Writes the rows as they come; the stream of rows is closed.
   *
   * @param notes lines above the headings, such as {@code Belum dipastikan (sumber: …)}
   */
  public void writeRows(Stream<? extends T> rows, OutputStream out, SheetMessages words, List<String> notes) {
    try (rows; var writer = new SheetWriter(out)) {
      writer.beginSheet(name, notes, headings(words));
      List<CellType.Format> formats = new ArrayList<>();
      for (SheetColumn<T, ?> column : columns) {
        formats.add(column.type().format());
      }
      for (Iterator<? extends T> all = rows.iterator(); all.hasNext();) {
        T row = all.next();
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (SheetColumn<T, ?> column : columns) {
          cells.add(column.cellValue(row));
        }
        writer.addRow(cells, formats);
      }
      writeGuide(writer, words);
    }
  }

  private List<SheetWriter.Heading> headings(SheetMessages words) {
    return columns.stream()
        .map(column -> new SheetWriter.Heading(column.heading(words.locale()) + (column.isRequired() ? " *" : ""),
            column.width(words.locale())))
        .toList();
  }

  private void writeGuide(SheetWriter writer, SheetMessages words) {
    writer.beginSheet(words.text("sheets.guide"), List.of(words.text("sheets.guide.intro")),
        List.of(new SheetWriter.Heading(words.text("sheets.guide.column"), 32),
            new SheetWriter.Heading(words.text("sheets.guide.required"), 14),
            new SheetWriter.Heading(words.text("sheets.guide.how"), 90)));
    for (SheetColumn<T, ?> column : columns) {
      writer.addRow(List.of(column.heading(words.locale()),
          words.text(column.isRequired() ? "sheets.guide.yes" : "sheets.guide.no"),
          words.text(column.type().guideKey(), column.type().guideArgs())));
    }
  }

  /** Likewise when nobody has answered anything. */
  public SheetPreview<T> read(Path file) {
    return read(file, SheetAnswers.NONE);
  }

  /**
   * Reads the whole file and says of every row what is wrong, and of the sheet what has to be asked. Nothing is taken
   * by this.
   *
   * @throws Refused when the file is not read at all
   */
  public SheetPreview<T> read(Path file, SheetAnswers answers) {
    return ComputingThreads.FILES.call(() -> readHere(file, answers));
  }

  private SheetPreview<T> readHere(Path file, SheetAnswers answers) {
    try (var _ = MemoryBudget.SHARED.take(SheetFileReader.estimateMemory(file));
        SheetFileReader sheets = SheetFileReader.open(file, limits.bytes(), limits.unpackedBytes())) {
      HeadingSearch search = new HeadingSearch(columns, sheets, register);
      HeadingSearch.HeadingLocation location = search.find(answers.columns());
      if (location == null) {
        return withoutHeadings(sheets, search.whyNone());
      }
      List<SheetFinding> sheetFindings = new ArrayList<>(HeadingSearch.findMissingHeadings(columns, location.found()));
      sheetFindings.removeIf(finding -> register && finding.key().equals("sheets.headings.doubled"));
      if (!sheetFindings.isEmpty() && search.whyNone().equals("sheets.running-text")) {
        return withoutHeadings(sheets, "sheets.running-text");
      }
      if (!sheetFindings.isEmpty()) {
        return new SheetPreview<>(List.of(), sheetFindings, location.found().unknown(), List.of(),
            listHiddenSheets(sheets), SheetPreview.LeftOut.NOTHING, headings(sheets, location));
      }
      return readRows(sheets, location, answers);
    } catch (java.io.UncheckedIOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private SheetPreview<T> withoutHeadings(SheetFileReader sheets, String why) {
    return new SheetPreview<>(List.of(),
        List.of(SheetFinding.of(0, null, why, HeadingSearch.requiredHeadings(columns))), List.of(), List.of(),
        listHiddenSheets(sheets), SheetPreview.LeftOut.NOTHING, SheetPreview.Headings.NONE);
  }

  private SheetPreview<T> readRows(SheetFileReader sheets, HeadingSearch.HeadingLocation location,
      SheetAnswers answers) {
    SheetRowReader<T> reader = new SheetRowReader<>(columns, rowFactory, location.found(),
        sheets.hiddenColumns(location.sheet()), sheets.keepsTypes(), answers);
    SkippedRows passedOver = register ? new SkippedRows(columns, location.found().places()) : null;
    List<SheetPreview.Line<T>> lines = readLines(sheets, location, reader, passedOver);
    List<SheetQuestion> questions = reader.questions();
    List<SheetFinding> sheetFindings = lines.isEmpty() && questions.stream().noneMatch(SheetQuestion::isOpen)
        ? List.of(SheetFinding.of(0, null, "sheets.empty"))
        : List.of();
    List<SheetFinding> notices = new ArrayList<>(listHiddenSheets(sheets));
    if (!location.alsoFit().isEmpty()) {
      notices.add(SheetFinding.of(0, null, "sheets.note.other-sheets", cut(sheets.sheetName(location.sheet())),
          listed(location.alsoFit())));
    }
    notices.addAll(reader.notices());
    if (passedOver != null) {
      notices.addAll(passedOver.notices());
    }
    return new SheetPreview<>(lines, sheetFindings, location.found().unknown(), questions, notices, reader.leftOut(),
        headings(sheets, location));
  }

  private static SheetPreview.Headings headings(SheetFileReader sheets, HeadingSearch.HeadingLocation location) {
    return new SheetPreview.Headings(location.sheet(),
        IntStream.range(0, sheets.sheetCount()).mapToObj(sheet -> cut(sheets.sheetName(sheet))).toList(),
        location.found().row(), location.found().texts().stream().map(SheetDefinition::cut).toList(),
        Arrays.stream(location.found().places()).boxed().toList());
  }

  /** A heading or the name of a sheet, as far as it is told. */
  static String cut(String name) {
    return name.length() > MAX_LETTERS ? name.substring(0, MAX_LETTERS) + "…" : name;
  }

  /** Names of sheets, as far as they are told. */
  private static String listed(List<String> names) {
    return names.stream().limit(MAX_SHEETS).map(SheetDefinition::cut).collect(Collectors.joining("; "))
        + (names.size() > MAX_SHEETS ? "; …" : "");
  }

  private static List<SheetFinding> listHiddenSheets(SheetFileReader sheets) {
    List<String> names = sheets.hiddenSheetNames();
    return names.isEmpty() ? List.of()
        : List.of(SheetFinding.of(0, null, "sheets.note.hidden-sheets", names.size(), listed(names)));
  }

  private List<SheetPreview.Line<T>> readLines(SheetFileReader sheets, HeadingSearch.HeadingLocation location,
      SheetRowReader<T> reader, @Nullable SkippedRows passedOver) {
    int maxFindings = register ? limits.rows() * columns.size() : MAX_FINDINGS;
    List<SheetPreview.Line<T>> lines = new ArrayList<>();
    int read = 0;
    int findings = 0;
    try (Stream<RawRow> rows = sheets.rows(location.sheet())) {
      for (Iterator<RawRow> all = rows.iterator(); all.hasNext() && findings <= maxFindings;) {
        RawRow row = all.next();
        if (row.number() <= location.found().row() || row.isEmpty()
            || row.number() == location.found().row() + 1 && HeadingSearch.isColumnNumbers(row)
            || passedOver != null && passedOver.isNoEntry(row)) {
          continue;
        }
        if (read++ == limits.rows()) {
          throw new Refused("sheets.refused.rows", limits.rows());
        }
        SheetPreview.Line<T> line = reader.read(row);
        if (line != null) {
          findings += line.findings().size();
          lines.add(line);
        }
        if (findings > maxFindings) {
          lines.add(new SheetPreview.Line<>(row.number(), null,
              List.of(SheetFinding.of(row.number(), null, "sheets.many", maxFindings)), Set.of()));
        }
      }
    }
    return lines;
  }
}
