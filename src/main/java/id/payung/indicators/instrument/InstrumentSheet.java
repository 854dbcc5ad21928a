package id.payung.indicators.instrument;

import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.CellType;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.RowValues;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
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
      CellTypes.choice(Map.of(Instrument.SlotType.OFFICIAL, List.of("Dokumen resmi", "official"),
          Instrument.SlotType.ACTIVITY, List.of("Data kegiatan", "activity"), Instrument.SlotType.EITHER,
          List.of("Keduanya", "either"), Instrument.SlotType.COMPUTED, List.of("Terhitung", "computed")));

  private static final SheetColumn<InstrumentSheetRow, InstrumentSheetRow.Kind> KIND = SheetColumn
      .of("Baris", "Row", CellTypes.choice(InstrumentSheetRow.Kind.class, kind -> kind.word), InstrumentSheetRow::kind)
      .required()
      .withWidth(14);
  private static final SheetColumn<InstrumentSheetRow, String> CODE =
      SheetColumn.of("Kode", "Code", CellTypes.identifier(40), InstrumentSheetRow::code).required().withWidth(14);
  private static final SheetColumn<InstrumentSheetRow, String> INDONESIAN = SheetColumn
      .of("Teks Indonesia", "Indonesian Text", CellTypes.text(1000), (InstrumentSheetRow line) -> line.text().id())
      .required()
      .withWidth(60);
  private static final SheetColumn<InstrumentSheetRow, String> ENGLISH =
      text("Teks Inggris", "English Text", 60, line -> line.text().en());
  private static final SheetColumn<InstrumentSheetRow, BigDecimal> POINTS =
      SheetColumn.of("Nilai", "Points", CellTypes.decimal(), InstrumentSheetRow::points);
  private static final SheetColumn<InstrumentSheetRow, List<String>> REQUIRES =
      SheetColumn.of("Syarat", "Requires", CellTypes.list(), (InstrumentSheetRow line) -> nullIfEmpty(line.requires()));
  private static final SheetColumn<InstrumentSheetRow, Instrument.SlotType> TYPE =
      SheetColumn.of("Jenis Data Dukung", "Kind of Evidence", SLOT_TYPE, InstrumentSheetRow::type);
  private static final SheetColumn<InstrumentSheetRow, Boolean> PER_VILLAGE = SheetColumn.of("Per Desa", "Per Village",
      CellTypes.yesNo(), (InstrumentSheetRow line) -> line.perVillage() ? Boolean.TRUE : null);
  private static final SheetColumn<InstrumentSheetRow, String> OWNER =
      text("Pengampu Data", "Data Owner", 20, InstrumentSheetRow::owner);
  private static final SheetColumn<InstrumentSheetRow, String> FACT =
      text("Fakta Terhitung", "Computed Fact", 22, InstrumentSheetRow::fact);
  private static final SheetColumn<InstrumentSheetRow, String> HINT =
      text("Petunjuk Indonesia", "Indonesian Hint", 50, line -> line.hint().id());
  private static final SheetColumn<InstrumentSheetRow, String> HINT_ENGLISH =
      text("Petunjuk Inggris", "English Hint", 50, line -> line.hint().en());
  private static final SheetColumn<InstrumentSheetRow, String> LOWER =
      text("Batas Bawah", "Lower Limit", 14, InstrumentSheetRow::lower);
  private static final SheetColumn<InstrumentSheetRow, String> UPPER =
      text("Batas Atas", "Upper Limit", 14, InstrumentSheetRow::upper);
  private static final SheetColumn<InstrumentSheetRow, Long> YEAR =
      SheetColumn.of("Tahun Evaluasi", "Evaluation Year", CellTypes.year(), InstrumentSheetRow::year);
  private static final SheetColumn<InstrumentSheetRow, List<String>> YEARS = SheetColumn.of("Tahun Data",
      "Evidence Years", CellTypes.list(), (InstrumentSheetRow line) -> nullIfEmpty(line.evidenceYears()));
  private static final SheetColumn<InstrumentSheetRow, LocalDate> FROM =
      SheetColumn.of("Berlaku Dari", "In Force From", CellTypes.date(), InstrumentSheetRow::from);
  private static final SheetColumn<InstrumentSheetRow, LocalDate> TO =
      SheetColumn.of("Berlaku Sampai", "In Force To", CellTypes.date(), InstrumentSheetRow::to).emptyWithMeaning();
  private static final SheetColumn<InstrumentSheetRow, Boolean> CONFIRMED = SheetColumn.of("Dipastikan", "Confirmed",
      CellTypes.yesNo(), (InstrumentSheetRow line) -> line.source().isEmpty() ? null : line.confirmed());
  private static final SheetColumn<InstrumentSheetRow, String> SOURCE =
      text("Sumber", "Source", 40, InstrumentSheetRow::source);
  private static final SheetColumn<InstrumentSheetRow, String> NAME_SOURCE =
      text("Sumber Nama", "Source of Name", 40, InstrumentSheetRow::nameSource);

  private static final SheetDefinition<InstrumentSheetRow> SHEET = SheetDefinition.of("Instrumen KLA",
      InstrumentSheet::toRow, KIND, CODE, INDONESIAN, ENGLISH, POINTS, REQUIRES, TYPE, PER_VILLAGE, OWNER, FACT, HINT,
      HINT_ENGLISH, LOWER, UPPER, YEAR, YEARS, FROM, TO, CONFIRMED, SOURCE, NAME_SOURCE);

  private InstrumentSheet() {}

  /**
   * What a sheet says.
   *
   * @param preview every row with what is wrong in it
   * @param instrument present only when nothing is wrong; with open questions it is what yes to all of them gives
   */
  public record ParsedInstrument(SheetPreview<?> preview, Optional<Instrument> instrument) {}

  /** Writes the instrument, with a line above for what is not confirmed. */
  public static void write(Instrument instrument, OutputStream out, SheetMessages words) {
    long unconfirmed = instrument.questions().filter(question -> !question.confirmed()).count();
    List<String> notes = new ArrayList<>();
    if (unconfirmed > 0) {
      notes.add(words.text("reference.sheet.unconfirmed", unconfirmed, instrument.questions().count()));
    }
    SHEET.writeRows(InstrumentSheetRow.listRows(instrument).stream(), out, words, notes);
  }

  /**
   * Reads a sheet; nothing is taken by this.
   *
   * @param reference for the offices and facts that questions may name
   * @throws id.payung.platform.errors.Refused when the file is not read at all
   */
  public static ParsedInstrument read(Path file, ReferenceCatalogue reference, SheetAnswers answers) {
    SheetPreview<InstrumentSheetRow> preview = SHEET.read(file, answers);
    InstrumentSheetAssembly assembly = new InstrumentSheetAssembly(reference);
    SheetPreview<InstrumentSheetRow> checked = preview.withFindingsOf(assembly::addRow);
    checked = checked.withFindingsOf(assembly::addCrossRowFindings);
    return new ParsedInstrument(checked, checked.isValid() ? Optional.of(assembly.instrument()) : Optional.empty());
  }

  /** Likewise when nobody has answered anything. */
  public static ParsedInstrument read(Path file, ReferenceCatalogue reference) {
    return read(file, reference, SheetAnswers.NONE);
  }

  private static InstrumentSheetRow toRow(RowValues row) {
    String indonesian = row.getOr(INDONESIAN, "");
    String hint = row.getOr(HINT, "");
    return RecordCopy.blank(InstrumentSheetRow.class)
        .with(InstrumentSheetRow::kind, row.require(KIND))
        .with(InstrumentSheetRow::code, row.getOr(CODE, ""))
        .with(InstrumentSheetRow::text, new BilingualText(indonesian, row.getOr(ENGLISH, indonesian)))
        .with(InstrumentSheetRow::points, row.get(POINTS))
        .with(InstrumentSheetRow::owner, row.getOr(OWNER, ""))
        .with(InstrumentSheetRow::requires, row.getOr(REQUIRES, List.of()))
        .with(InstrumentSheetRow::type, row.get(TYPE))
        .with(InstrumentSheetRow::perVillage, row.getOr(PER_VILLAGE, false))
        .with(InstrumentSheetRow::fact, row.getOr(FACT, ""))
        .with(InstrumentSheetRow::hint,
            hint.isEmpty() ? BilingualText.NONE : new BilingualText(hint, row.getOr(HINT_ENGLISH, hint)))
        .with(InstrumentSheetRow::lower, row.getOr(LOWER, ""))
        .with(InstrumentSheetRow::upper, row.getOr(UPPER, ""))
        .with(InstrumentSheetRow::year, row.get(YEAR))
        .with(InstrumentSheetRow::evidenceYears, row.getOr(YEARS, List.of()))
        .with(InstrumentSheetRow::from, row.get(FROM))
        .with(InstrumentSheetRow::to, row.get(TO))
        .with(InstrumentSheetRow::confirmed, row.getOr(CONFIRMED, false))
        .with(InstrumentSheetRow::source, row.getOr(SOURCE, ""))
        .with(InstrumentSheetRow::nameSource, row.getOr(NAME_SOURCE, ""))
        .make();
  }

  private static SheetColumn<InstrumentSheetRow, String> text(String indonesian, String english, int width,
      java.util.function.Function<InstrumentSheetRow, String> value) {
    return SheetColumn
        .of(indonesian, english, CellTypes.text(1000),
            (InstrumentSheetRow line) -> value.apply(line).isEmpty() ? null : value.apply(line))
        .withWidth(width);
  }

  private static @Nullable List<String> nullIfEmpty(List<String> list) {
    return list.isEmpty() ? null : list;
  }
}
