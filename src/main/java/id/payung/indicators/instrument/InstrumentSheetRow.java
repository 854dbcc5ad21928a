package id.payung.indicators.instrument;

import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.RecordCopy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an instrument's sheet. The rows stand as one reads the instrument: a question's options and slots below
 * it, questions below their indicator. What a row does not need stays null or empty.
 *
 * @param points the maximum of a block or indicator, the points of an option; hours of reopening for a stage
 * @param hint the hint of a slot, the rule of a stage
 * @param lower of a band: {@code >= 500} or {@code > 600}
 * @param upper of a band: {@code <= 600} or {@code < 500}
 */
record InstrumentSheetRow(Kind kind, String code, BilingualText text, @Nullable BigDecimal points, String owner,
    List<String> requires, Instrument.@Nullable SlotType type, boolean perVillage, String fact, BilingualText hint,
    String lower, String upper, @Nullable Long year, List<String> evidenceYears, @Nullable LocalDate from,
    @Nullable LocalDate to, boolean confirmed, String source, String nameSource) {

  /** What a row is. */
  enum Kind {
    INSTRUMENT("Instrumen"), STAGE("Tahap"), BAND("Kategori"), BLOCK("Blok"), INDICATOR("Indikator"), QUESTION(
        "Pertanyaan"), SLOT("Data Dukung"), OPTION("Pilihan");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** The rows of an instrument, in reading order. */
  static List<InstrumentSheetRow> listRows(Instrument instrument) {
    List<InstrumentSheetRow> lines = new ArrayList<>();
    lines.add(RecordCopy.blank(InstrumentSheetRow.class)
        .with(InstrumentSheetRow::kind, Kind.INSTRUMENT)
        .with(InstrumentSheetRow::code, instrument.code())
        .with(InstrumentSheetRow::text, instrument.name())
        .with(InstrumentSheetRow::hint, BilingualText.NONE)
        .with(InstrumentSheetRow::year, (long) instrument.year())
        .with(InstrumentSheetRow::evidenceYears, instrument.evidenceYears().stream().map(String::valueOf).toList())
        .with(InstrumentSheetRow::from, instrument.effectiveFrom())
        .with(InstrumentSheetRow::to, instrument.effectiveTo())
        .with(InstrumentSheetRow::confirmed, instrument.confirmed())
        .with(InstrumentSheetRow::source, instrument.source())
        .make());
    for (Instrument.Stage stage : instrument.stages()) {
      BigDecimal hours = stage.reopenHours() == null ? null : BigDecimal.valueOf(stage.reopenHours());
      lines.add(plainRow(Kind.STAGE, stage.code(), stage.name(), hours, stage.rule(), "", "", stage.confirmed(),
          stage.source(), ""));
    }
    for (Instrument.Band band : instrument.bands()) {
      String lower = (band.includesLower() ? ">= " : "> ") + band.lower().toPlainString();
      String upper = (band.includesUpper() ? "<= " : "< ") + band.upper().toPlainString();
      lines.add(plainRow(Kind.BAND, band.code(), band.name(), null, BilingualText.NONE, lower, upper, band.confirmed(),
          band.source(), ""));
    }
    for (Instrument.Block block : instrument.blocks()) {
      lines.add(plainRow(Kind.BLOCK, block.code(), block.name(), block.max(), BilingualText.NONE, "", "",
          block.confirmed(), block.source(), ""));
      for (Instrument.Indicator indicator : block.indicators()) {
        lines.add(plainRow(Kind.INDICATOR, indicator.code(), indicator.name(), indicator.max(), BilingualText.NONE, "",
            "", indicator.confirmed(), indicator.source(), indicator.nameSource()));
        indicator.questions().forEach(question -> addQuestionRows(question, lines));
      }
    }
    return lines;
  }

  private static void addQuestionRows(Instrument.Question question, List<InstrumentSheetRow> lines) {
    lines.add(RecordCopy.blank(InstrumentSheetRow.class)
        .with(InstrumentSheetRow::kind, Kind.QUESTION)
        .with(InstrumentSheetRow::code, question.code())
        .with(InstrumentSheetRow::text, question.text())
        .with(InstrumentSheetRow::owner, question.owner())
        .with(InstrumentSheetRow::hint, BilingualText.NONE)
        .with(InstrumentSheetRow::confirmed, question.confirmed())
        .with(InstrumentSheetRow::source, question.source())
        .make());
    for (Instrument.Slot slot : question.slots()) {
      String fact = slot.fact() == null ? "" : slot.fact();
      lines.add(RecordCopy.blank(InstrumentSheetRow.class)
          .with(InstrumentSheetRow::kind, Kind.SLOT)
          .with(InstrumentSheetRow::code, slot.code())
          .with(InstrumentSheetRow::text, slot.name())
          .with(InstrumentSheetRow::type, slot.type())
          .with(InstrumentSheetRow::perVillage, slot.perVillage())
          .with(InstrumentSheetRow::fact, fact)
          .with(InstrumentSheetRow::hint, slot.hint())
          .make());
    }
    for (Instrument.Option option : question.options()) {
      lines.add(RecordCopy.blank(InstrumentSheetRow.class)
          .with(InstrumentSheetRow::kind, Kind.OPTION)
          .with(InstrumentSheetRow::code, option.code())
          .with(InstrumentSheetRow::text, option.text())
          .with(InstrumentSheetRow::points, option.points())
          .with(InstrumentSheetRow::requires, option.requires())
          .with(InstrumentSheetRow::hint, BilingualText.NONE)
          .make());
    }
  }

  private static InstrumentSheetRow plainRow(Kind kind, String code, BilingualText text, @Nullable BigDecimal points,
      BilingualText hint, String lower, String upper, boolean confirmed, String source, String nameSource) {
    return RecordCopy.blank(InstrumentSheetRow.class)
        .with(InstrumentSheetRow::kind, kind)
        .with(InstrumentSheetRow::code, code)
        .with(InstrumentSheetRow::text, text)
        .with(InstrumentSheetRow::points, points)
        .with(InstrumentSheetRow::hint, hint)
        .with(InstrumentSheetRow::lower, lower)
        .with(InstrumentSheetRow::upper, upper)
        .with(InstrumentSheetRow::confirmed, confirmed)
        .with(InstrumentSheetRow::source, source)
        .with(InstrumentSheetRow::nameSource, nameSource)
        .make();
  }
}
