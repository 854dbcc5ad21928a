package id.payung.indicators.instrument;

import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.Instrument;

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
    lines.add(new InstrumentSheetRow(Kind.INSTRUMENT, instrument.code(), instrument.name(), null, "", List.of(), null,
        false, "", BilingualText.NONE, "", "", (long) instrument.year(),
        instrument.evidenceYears().stream().map(String::valueOf).toList(), instrument.effectiveFrom(),
        instrument.effectiveTo(), instrument.confirmed(), instrument.source(), ""));
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
    lines.add(new InstrumentSheetRow(Kind.QUESTION, question.code(), question.text(), null, question.owner(), List.of(),
        null, false, "", BilingualText.NONE, "", "", null, List.of(), null, null, question.confirmed(),
        question.source(), ""));
    for (Instrument.Slot slot : question.slots()) {
      String fact = slot.fact() == null ? "" : slot.fact();
      lines.add(new InstrumentSheetRow(Kind.SLOT, slot.code(), slot.name(), null, "", List.of(), slot.type(),
          slot.perVillage(), fact, slot.hint(), "", "", null, List.of(), null, null, false, "", ""));
    }
    for (Instrument.Option option : question.options()) {
      lines.add(new InstrumentSheetRow(Kind.OPTION, option.code(), option.text(), option.points(), "",
          option.requires(), null, false, "", BilingualText.NONE, "", "", null, List.of(), null, null, false, "", ""));
    }
  }

  private static InstrumentSheetRow plainRow(Kind kind, String code, BilingualText text, @Nullable BigDecimal points,
      BilingualText hint, String lower, String upper, boolean confirmed, String source, String nameSource) {
    return new InstrumentSheetRow(kind, code, text, points, "", List.of(), null, false, "", hint, lower, upper, null,
        List.of(), null, null, confirmed, source, nameSource);
  }
}
