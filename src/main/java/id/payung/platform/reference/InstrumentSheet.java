package id.payung.platform.reference;

import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.Cells;
import id.payung.platform.sheets.Column;
import id.payung.platform.sheets.RowValues;
import id.payung.platform.sheets.SheetImport;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.SheetWords;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as one XLSX sheet that leaves and comes back; the columns are told in
 * {@code docs/how-to/instrument-sheet.md}.
 */
public final class InstrumentSheet {
  private static final CellType<Instrument.SlotType> SLOT_TYPE =
      Cells.choice(Map.of(Instrument.SlotType.OFFICIAL, List.of("Dokumen resmi", "official"),
          Instrument.SlotType.ACTIVITY, List.of("Data kegiatan", "activity"), Instrument.SlotType.EITHER,
          List.of("Keduanya", "either"), Instrument.SlotType.COMPUTED, List.of("Terhitung", "computed")));

  private static final Column<InstrumentLine, InstrumentLine.Kind> KIND =
      Column.of("Baris", "Row", Cells.choice(InstrumentLine.Kind.class, kind -> kind.word), InstrumentLine::kind)
          .required()
          .wide(14);
  private static final Column<InstrumentLine, String> CODE =
      Column.of("Kode", "Code", Cells.text(40), InstrumentLine::code).required().wide(14);
  private static final Column<InstrumentLine, String> INDONESIAN =
      Column.of("Teks Indonesia", "Indonesian Text", Cells.text(1000), (InstrumentLine line) -> line.text().id())
          .required()
          .wide(60);
  private static final Column<InstrumentLine, String> ENGLISH =
      text("Teks Inggris", "English Text", 60, line -> line.text().en());
  private static final Column<InstrumentLine, BigDecimal> POINTS =
      Column.of("Nilai", "Points", Cells.decimal(), InstrumentLine::points);
  private static final Column<InstrumentLine, List<String>> REQUIRES =
      Column.of("Syarat", "Requires", Cells.list(), (InstrumentLine line) -> some(line.requires()));
  private static final Column<InstrumentLine, Instrument.SlotType> TYPE =
      Column.of("Jenis Data Dukung", "Kind of Evidence", SLOT_TYPE, InstrumentLine::type);
  private static final Column<InstrumentLine, Boolean> PER_VILLAGE = Column.of("Per Desa", "Per Village", Cells.yesNo(),
      (InstrumentLine line) -> line.perVillage() ? Boolean.TRUE : null);
  private static final Column<InstrumentLine, String> OWNER =
      text("Pengampu Data", "Data Owner", 20, InstrumentLine::owner);
  private static final Column<InstrumentLine, String> FACT =
      text("Fakta Terhitung", "Computed Fact", 22, InstrumentLine::fact);
  private static final Column<InstrumentLine, String> HINT =
      text("Petunjuk Indonesia", "Indonesian Hint", 50, line -> line.hint().id());
  private static final Column<InstrumentLine, String> HINT_ENGLISH =
      text("Petunjuk Inggris", "English Hint", 50, line -> line.hint().en());
  private static final Column<InstrumentLine, String> LOWER =
      text("Batas Bawah", "Lower Limit", 14, InstrumentLine::lower);
  private static final Column<InstrumentLine, String> UPPER =
      text("Batas Atas", "Upper Limit", 14, InstrumentLine::upper);
  private static final Column<InstrumentLine, Long> YEAR =
      Column.of("Tahun Evaluasi", "Evaluation Year", Cells.year(), InstrumentLine::year);
  private static final Column<InstrumentLine, List<String>> YEARS =
      Column.of("Tahun Data", "Evidence Years", Cells.list(), (InstrumentLine line) -> some(line.evidenceYears()));
  private static final Column<InstrumentLine, LocalDate> FROM =
      Column.of("Berlaku Dari", "In Force From", Cells.date(), InstrumentLine::from);
  private static final Column<InstrumentLine, LocalDate> TO =
      Column.of("Berlaku Sampai", "In Force To", Cells.date(), InstrumentLine::to);
  private static final Column<InstrumentLine, Boolean> CONFIRMED = Column.of("Dipastikan", "Confirmed", Cells.yesNo(),
      (InstrumentLine line) -> line.source().isEmpty() ? null : line.confirmed());
  private static final Column<InstrumentLine, String> SOURCE = text("Sumber", "Source", 40, InstrumentLine::source);
  private static final Column<InstrumentLine, String> NAME_SOURCE =
      text("Sumber Nama", "Source of Name", 40, InstrumentLine::nameSource);

  private static final SheetImport<InstrumentLine> SHEET = SheetImport.of("Instrumen KLA", InstrumentSheet::line, KIND,
      CODE, INDONESIAN, ENGLISH, POINTS, REQUIRES, TYPE, PER_VILLAGE, OWNER, FACT, HINT, HINT_ENGLISH, LOWER, UPPER,
      YEAR, YEARS, FROM, TO, CONFIRMED, SOURCE, NAME_SOURCE);

  private InstrumentSheet() {}

  /**
   * What a sheet says.
   *
   * @param preview every row with what is wrong in it
   * @param instrument present only when nothing is wrong
   */
  public record Outcome(SheetPreview<?> preview, Optional<Instrument> instrument) {}

  /** Writes the instrument, with a line above for what is not confirmed. */
  public static void write(Instrument instrument, OutputStream out, SheetWords words) {
    long unconfirmed = instrument.questions().filter(question -> !question.confirmed()).count();
    List<String> notes = new ArrayList<>();
    if (unconfirmed > 0) {
      notes.add(words.t("reference.sheet.unconfirmed", unconfirmed, instrument.questions().count()));
    }
    SHEET.export(InstrumentLine.of(instrument).stream(), out, words, notes);
  }

  /**
   * Reads a sheet; nothing is taken by this.
   *
   * @param reference for the offices and facts that questions may name
   * @throws id.payung.platform.errors.Refused when the file is not read at all
   */
  public static Outcome read(Path file, Reference reference) {
    SheetPreview<InstrumentLine> preview = SHEET.read(file);
    InstrumentAssembly assembly = new InstrumentAssembly(reference);
    SheetPreview<InstrumentLine> checked = preview.checked(assembly::take);
    checked = checked.checked(assembly::lateFindings);
    return new Outcome(checked, checked.isGood() ? Optional.of(assembly.instrument()) : Optional.empty());
  }

  private static InstrumentLine line(RowValues row) {
    String english = row.getOr(ENGLISH, row.require(INDONESIAN));
    String hint = row.getOr(HINT, "");
    return new InstrumentLine(row.require(KIND), row.require(CODE), new Text(row.require(INDONESIAN), english),
        row.get(POINTS), row.getOr(OWNER, ""), row.getOr(REQUIRES, List.of()), row.get(TYPE),
        row.getOr(PER_VILLAGE, false), row.getOr(FACT, ""),
        hint.isEmpty() ? Text.NONE : new Text(hint, row.getOr(HINT_ENGLISH, hint)), row.getOr(LOWER, ""),
        row.getOr(UPPER, ""), row.get(YEAR), row.getOr(YEARS, List.of()), row.get(FROM), row.get(TO),
        row.getOr(CONFIRMED, false), row.getOr(SOURCE, ""), row.getOr(NAME_SOURCE, ""));
  }

  private static Column<InstrumentLine, String> text(String indonesian, String english, int width,
      java.util.function.Function<InstrumentLine, String> value) {
    return Column
        .of(indonesian, english, Cells.text(1000),
            (InstrumentLine line) -> value.apply(line).isEmpty() ? null : value.apply(line))
        .wide(width);
  }

  private static @Nullable List<String> some(List<String> list) {
    return list.isEmpty() ? null : list;
  }
}
