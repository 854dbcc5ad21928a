package id.payung.platform.sheets;

import id.payung.platform.errors.Refused;
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
  static final int FINDINGS_KEPT = 500;

  private static final Locale INDONESIAN = Locale.of("id");

  private final String name;
  private final List<Column<T, ?>> columns;
  private final Function<RowValues, T> make;
  private final SheetLimits limits;

  private SheetImport(String name, List<Column<T, ?>> columns, Function<RowValues, T> make, SheetLimits limits) {
    this.name = name;
    this.columns = columns;
    this.make = make;
    this.limits = limits;
  }

  /**
   * @param name of the sheet, at most 31 characters
   * @param make a row from the cells; called only when each was understood and no required one is empty
   */
  @SafeVarargs
  public static <T> SheetImport<T> of(String name, Function<RowValues, T> make, Column<T, ?>... columns) {
    return new SheetImport<>(name, List.of(columns), make, SheetLimits.USUAL);
  }

  public SheetImport<T> within(SheetLimits other) {
    return new SheetImport<>(name, columns, make, other);
  }

  public SheetLimits limits() {
    return limits;
  }

  public List<Column<T, ?>> columns() {
    return columns;
  }

  /** An empty sheet to fill in, with a second one that says how. */
  public void template(OutputStream out, SheetWords words) {
    export(Stream.empty(), out, words, List.of());
  }

  /**
   * Writes the rows as they come; the stream of rows is closed.
   *
   * @param notes lines above the headings, such as {@code Belum dipastikan (sumber: …)}
   */
  public void export(Stream<? extends T> rows, OutputStream out, SheetWords words, List<String> notes) {
    try (rows; var writer = new SheetWriter(out)) {
      writer.sheet(name, notes, headings(words));
      List<CellType.Format> formats = new ArrayList<>();
      for (Column<T, ?> column : columns) {
        formats.add(column.type().format());
      }
      for (Iterator<? extends T> all = rows.iterator(); all.hasNext();) {
        T row = all.next();
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (Column<T, ?> column : columns) {
          cells.add(column.written(row));
        }
        writer.row(cells, formats);
      }
      guide(writer, words);
    }
  }

  private List<SheetWriter.Heading> headings(SheetWords words) {
    return columns.stream()
        .map(column -> new SheetWriter.Heading(column.heading(words.locale()) + (column.isRequired() ? " *" : ""),
            column.width(words.locale())))
        .toList();
  }

  private void guide(SheetWriter writer, SheetWords words) {
    writer.sheet(words.t("sheets.guide"), List.of(words.t("sheets.guide.intro")),
        List.of(new SheetWriter.Heading(words.t("sheets.guide.column"), 32),
            new SheetWriter.Heading(words.t("sheets.guide.required"), 14),
            new SheetWriter.Heading(words.t("sheets.guide.how"), 90)));
    for (Column<T, ?> column : columns) {
      writer.row(
          List.of(column.heading(words.locale()), words.t(column.isRequired() ? "sheets.guide.yes" : "sheets.guide.no"),
              words.t(column.type().guideKey(), column.type().guideArgs())));
    }
  }

  /**
   * Reads the whole file and says of every row what is wrong. Nothing is taken by this.
   *
   * @throws Refused when the file is not read at all
   */
  public SheetPreview<T> read(Path file) {
    try (RawSheets sheets = RawSheets.open(file, limits)) {
      Place place = findHeadings(sheets);
      if (place == null) {
        return new SheetPreview<>(List.of(), List.of(Finding.of(0, null, "sheets.headings.none", expected())),
            List.of());
      }
      List<Finding> general = new ArrayList<>(lacking(place.found()));
      if (!general.isEmpty()) {
        return new SheetPreview<>(List.of(), general, place.found().unknown());
      }
      List<SheetPreview.Line<T>> lines = readRows(sheets, place);
      if (lines.isEmpty()) {
        general.add(Finding.of(0, null, "sheets.empty"));
      }
      return new SheetPreview<>(lines, general, place.found().unknown());
    } catch (org.dhatim.fastexcel.reader.ExcelReaderException | java.io.UncheckedIOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  private record Place(int sheet, Headings.Found found) {}

  /** The first sheet that has every required column, else the one that has most of them. */
  private @Nullable Place findHeadings(RawSheets sheets) {
    Place best = null;
    for (int sheet = 0; sheet < sheets.count(); sheet++) {
      try (Stream<RawSheets.RawRow> rows = sheets.rows(sheet)) {
        for (Iterator<RawSheets.RawRow> all = rows.limit(Headings.ROWS_SEARCHED).iterator(); all.hasNext();) {
          RawSheets.RawRow row = all.next();
          Headings.Found found =
              Headings.match(row.number(), row.cells().stream().map(RawCell::shown).toList(), columns);
          if (found.count() >= Math.min(2, columns.size()) && (best == null || found.count() > best.found().count())) {
            best = new Place(sheet, found);
          }
        }
      }
      if (best != null && lacking(best.found()).isEmpty()) {
        return best;
      }
    }
    return best;
  }

  private List<Finding> lacking(Headings.Found found) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (found.places()[i] < 0 && columns.get(i).isRequired()) {
        findings.add(Finding.of(found.row(), columns.get(i).heading(INDONESIAN), "sheets.headings.missing"));
      }
    }
    for (String doubled : found.doubled()) {
      findings.add(Finding.of(found.row(), doubled, "sheets.headings.doubled"));
    }
    return findings;
  }

  private String expected() {
    return String.join("; ", columns.stream().filter(Column::isRequired).map(c -> c.heading(INDONESIAN)).toList());
  }

  private List<SheetPreview.Line<T>> readRows(RawSheets sheets, Place place) {
    List<SheetPreview.Line<T>> lines = new ArrayList<>();
    int findings = 0;
    try (Stream<RawSheets.RawRow> rows = sheets.rows(place.sheet())) {
      for (Iterator<RawSheets.RawRow> all = rows.iterator(); all.hasNext();) {
        RawSheets.RawRow row = all.next();
        if (row.number() <= place.found().row() || row.isEmpty()) {
          continue;
        }
        if (lines.size() == limits.rows()) {
          throw new Refused("sheets.refused.rows", limits.rows());
        }
        SheetPreview.Line<T> line = readRow(row, place.found());
        findings += line.findings().size();
        lines.add(line);
        if (findings > FINDINGS_KEPT) {
          lines.add(new SheetPreview.Line<>(row.number(), null,
              List.of(Finding.of(row.number(), null, "sheets.many", FINDINGS_KEPT))));
          break;
        }
      }
    }
    return lines;
  }

  private SheetPreview.Line<T> readRow(RawSheets.RawRow row, Headings.Found found) {
    List<Finding> findings = new ArrayList<>();
    Map<Column<?, ?>, Object> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = found.places()[i];
      RawCell cell = at < 0 ? RawCell.EMPTY : row.cell(at);
      String heading = at < 0 ? "" : found.texts().get(at).replaceFirst("\\s*\\*$", "");
      readCell(row.number(), heading, columns.get(i), cell, values, findings);
    }
    return findings.isEmpty()
        ? new SheetPreview.Line<>(row.number(), make.apply(new RowValues(row.number(), values)), List.of())
        : new SheetPreview.Line<>(row.number(), null, List.copyOf(findings));
  }

  private static <V> void readCell(int row, String heading, Column<?, V> column, RawCell cell,
      Map<Column<?, ?>, Object> values, List<Finding> findings) {
    switch (cell) {
      case RawCell.Empty _ -> {
        if (column.isRequired()) {
          findings.add(Finding.of(row, heading, "sheets.cell.empty"));
        }
      }
      case RawCell.Broken broken -> findings.add(Finding.of(row, heading, "sheets.cell.broken", broken.text()));
      default -> {
        switch (column.type().read(cell)) {
          case Reading.Value<V>(V value) -> values.put(column, Objects.requireNonNull((Object) value));
          case Reading.Wrong<V> wrong -> findings.add(new Finding(row, heading, wrong.key(), wrong.args()));
        }
      }
    }
  }
}
