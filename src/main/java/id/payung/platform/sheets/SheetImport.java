package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
import id.payung.platform.files.MemoryBudget;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that leaves and comes back. Its columns are declared once; template, export and import follow from them, so
 * what was exported and is imported again unchanged gives the same rows.
 *
 * @param <T> what a row is
 */
public final class SheetImport<T> {
  /** So many findings are shown; a sheet with more has one cause that shows in the first. */
  static final int MAX_FINDINGS = 500;

  private static final Locale INDONESIAN = Locale.of("id");

  private final String name;
  private final List<SheetColumn<T, ?>> columns;
  private final Function<RowValues, T> rowFactory;
  private final SheetLimits limits;

  private SheetImport(String name, List<SheetColumn<T, ?>> columns, Function<RowValues, T> rowFactory,
      SheetLimits limits) {
    this.name = name;
    this.columns = columns;
    this.rowFactory = rowFactory;
    this.limits = limits;
  }

  /**
   * @param name of the sheet, at most 31 characters
   * @param rowFactory a row from the cells; called only when each was understood and no required one is empty
   */
  @SafeVarargs
  public static <T> SheetImport<T> of(String name, Function<RowValues, T> rowFactory, SheetColumn<T, ?>... columns) {
    return new SheetImport<>(name, List.of(columns), rowFactory, SheetLimits.DEFAULT);
  }

  public SheetImport<T> withLimits(SheetLimits other) {
    return new SheetImport<>(name, columns, rowFactory, other);
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

  /**
   * Reads the whole file and says of every row what is wrong. Nothing is taken by this.
   *
   * @throws Refused when the file is not read at all
   */
  public SheetPreview<T> read(Path file) {
    try (var _ = MemoryBudget.SHARED.take(SheetFileReader.estimateMemory(file));
        SheetFileReader sheets = SheetFileReader.open(file, limits)) {
      HeadingLocation headingLocation = findHeadings(sheets);
      if (headingLocation == null) {
        return new SheetPreview<>(List.of(),
            List.of(SheetFinding.of(0, null, "sheets.headings.none", requiredHeadings())), List.of());
      }
      List<SheetFinding> sheetFindings = new ArrayList<>(findMissingHeadings(headingLocation.found()));
      if (!sheetFindings.isEmpty()) {
        return new SheetPreview<>(List.of(), sheetFindings, headingLocation.found().unknown());
      }
      List<SheetPreview.Line<T>> lines = readRows(sheets, headingLocation);
      if (lines.isEmpty()) {
        sheetFindings.add(SheetFinding.of(0, null, "sheets.empty"));
      }
      return new SheetPreview<>(lines, sheetFindings, headingLocation.found().unknown());
    } catch (org.dhatim.fastexcel.reader.ExcelReaderException | java.io.UncheckedIOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private record HeadingLocation(int sheet, HeadingMatcher.HeadingMatch found) {}

  /** The first sheet that has every required column, else the one that has most of them. */
  private @Nullable HeadingLocation findHeadings(SheetFileReader sheets) {
    HeadingLocation best = null;
    for (int sheet = 0; sheet < sheets.sheetCount(); sheet++) {
      try (Stream<SheetFileReader.RawRow> rows = sheets.rows(sheet)) {
        for (Iterator<SheetFileReader.RawRow> all = rows.limit(HeadingMatcher.ROWS_SEARCHED).iterator(); all
            .hasNext();) {
          SheetFileReader.RawRow row = all.next();
          HeadingMatcher.HeadingMatch found =
              HeadingMatcher.match(row.number(), row.cells().stream().map(RawCell::displayText).toList(), columns);
          if (found.countFound() >= Math.min(2, columns.size())
              && (best == null || found.countFound() > best.found().countFound())) {
            best = new HeadingLocation(sheet, found);
          }
        }
      }
      if (best != null && findMissingHeadings(best.found()).isEmpty()) {
        return best;
      }
    }
    return best;
  }

  private List<SheetFinding> findMissingHeadings(HeadingMatcher.HeadingMatch found) {
    List<SheetFinding> findings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (found.places()[i] < 0 && columns.get(i).isRequired()) {
        findings.add(SheetFinding.of(found.row(), columns.get(i).heading(INDONESIAN), "sheets.headings.missing"));
      }
    }
    for (String duplicate : found.doubled()) {
      findings.add(SheetFinding.of(found.row(), duplicate, "sheets.headings.doubled"));
    }
    return findings;
  }

  private String requiredHeadings() {
    return String.join("; ", columns.stream().filter(SheetColumn::isRequired).map(c -> c.heading(INDONESIAN)).toList());
  }

  private List<SheetPreview.Line<T>> readRows(SheetFileReader sheets, HeadingLocation headingLocation) {
    List<SheetPreview.Line<T>> lines = new ArrayList<>();
    int findings = 0;
    try (Stream<SheetFileReader.RawRow> rows = sheets.rows(headingLocation.sheet())) {
      for (Iterator<SheetFileReader.RawRow> all = rows.iterator(); all.hasNext();) {
        SheetFileReader.RawRow row = all.next();
        if (row.number() <= headingLocation.found().row() || row.isEmpty()) {
          continue;
        }
        if (lines.size() == limits.rows()) {
          throw new Refused("sheets.refused.rows", limits.rows());
        }
        SheetPreview.Line<T> line = readRow(row, headingLocation.found());
        findings += line.findings().size();
        lines.add(line);
        if (findings > MAX_FINDINGS) {
          lines.add(new SheetPreview.Line<>(row.number(), null,
              List.of(SheetFinding.of(row.number(), null, "sheets.many", MAX_FINDINGS))));
          break;
        }
      }
    }
    return lines;
  }

  private SheetPreview.Line<T> readRow(SheetFileReader.RawRow row, HeadingMatcher.HeadingMatch found) {
    List<SheetFinding> findings = new ArrayList<>();
    Map<SheetColumn<?, ?>, Object> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = found.places()[i];
      RawCell cell = at < 0 ? RawCell.EMPTY : row.cell(at);
      String heading = at < 0 ? "" : found.texts().get(at).replaceFirst("\\s*\\*$", "");
      readCell(row.number(), heading, columns.get(i), cell, values, findings);
    }
    return findings.isEmpty()
        ? new SheetPreview.Line<>(row.number(), rowFactory.apply(new RowValues(row.number(), values)), List.of())
        : new SheetPreview.Line<>(row.number(), null, List.copyOf(findings));
  }

  private static <V> void readCell(int row, String heading, SheetColumn<?, V> column, RawCell cell,
      Map<SheetColumn<?, ?>, Object> values, List<SheetFinding> findings) {
    switch (cell) {
      case RawCell.Empty _ -> {
        if (column.isRequired()) {
          findings.add(SheetFinding.of(row, heading, "sheets.cell.empty"));
        }
      }
      case RawCell.Broken broken -> findings.add(SheetFinding.of(row, heading, "sheets.cell.broken", broken.text()));
      default -> {
        switch (column.type().read(cell)) {
          case CellReading.Value<V>(V value) -> values.put(column, Objects.requireNonNull((Object) value));
          case CellReading.Wrong<V> wrong -> findings.add(new SheetFinding(row, heading, wrong.key(), wrong.args()));
        }
      }
    }
  }
}
