package id.payung.indicators.result;

import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.web.Ui;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results of a stage as a sheet: number of the question, points given, the verifier's note. It leaves and comes
 * back.
 */
final class OfficialResultSheet {
  /** A line; {@code text} and {@code highest} are for the reader and are not taken back. */
  record ResultSheetRow(String question, @Nullable String text, @Nullable BigDecimal highest,
      @Nullable BigDecimal points, @Nullable String note) {}

  private static final SheetColumn<ResultSheetRow, String> QUESTION =
      SheetColumn.of("Nomor", "Number", CellTypes.identifier(20), ResultSheetRow::question)
          .required()
          .withWidth(10)
          .withAliases("No", "No.", "Kode", "Code");
  private static final SheetColumn<ResultSheetRow, String> TEXT =
      SheetColumn.of("Pertanyaan", "Question", CellTypes.text(1000), ResultSheetRow::text).withWidth(60);
  private static final SheetColumn<ResultSheetRow, BigDecimal> HIGHEST =
      SheetColumn.of("Nilai Penuh", "Highest", CellTypes.decimal(), ResultSheetRow::highest).withWidth(12);
  private static final SheetColumn<ResultSheetRow, BigDecimal> POINTS =
      SheetColumn.of("Nilai Verifikator", "Verifier's Points", CellTypes.decimal(), ResultSheetRow::points)
          .withWidth(14)
          .withAliases("Nilai", "Points");
  private static final SheetColumn<ResultSheetRow, String> NOTE =
      SheetColumn.of("Catatan Verifikator", "Verifier's Note", CellTypes.text(2000), ResultSheetRow::note)
          .withWidth(60)
          .withAliases("Catatan", "Note");

  private static final SheetDefinition<ResultSheetRow> SHEET =
      SheetDefinition.of("Hasil", row -> new ResultSheetRow(row.getOr(QUESTION, ""), row.get(TEXT), row.get(HIGHEST),
          row.get(POINTS), row.get(NOTE)), QUESTION, TEXT, HIGHEST, POINTS, NOTE);

  private OfficialResultSheet() {}

  static void write(Instrument instrument, Map<String, QuestionResult> known, OutputStream out, SheetMessages words) {
    SHEET.writeRows(instrument.questions().map(question -> {
      QuestionResult result = known.get(question.code());
      return new ResultSheetRow(question.code(), question.text().in(words.locale()), question.max(),
          result == null ? null : result.points(), result == null || result.note().isEmpty() ? null : result.note());
    }), out, words, List.of());
  }

  /**
   * Every line with what is wrong in it: unknown questions, the same twice, more points than there are. Lines without
   * points are passed over.
   */
  static SheetPreview<ResultSheetRow> read(Path file, Instrument instrument, SheetAnswers answers) {
    Set<String> seen = new HashSet<>();
    SheetAnswers among = answers.amongCodes(instrument.questions().map(Instrument.Question::code));
    return SHEET.read(file, among).withFindingsOf((number, line, findings) -> {
      Optional<Instrument.Question> question = instrument.question(line.question());
      BigDecimal points = line.points();
      if (question.isEmpty()) {
        findings.add(SheetFinding.of(number, "Nomor", "indicators.result.sheet.unknown", line.question()));
        return;
      }
      if (!seen.add(line.question())) {
        findings.add(SheetFinding.of(number, "Nomor", "indicators.result.sheet.twice", line.question()));
      }
      if (points != null && (points.signum() < 0 || points.compareTo(question.get().max()) > 0)) {
        findings.add(SheetFinding.of(number, "Nilai Verifikator", "indicators.result.sheet.points",
            points.toPlainString(), question.get().max().toPlainString()));
      }
    });
  }

  /** What a sheet without findings would write beside what is known. */
  static List<SheetChangePreview> toWrittenRows(SheetPreview<ResultSheetRow> preview, Map<String, QuestionResult> known,
      Ui ui) {
    List<SheetChangePreview> written = new ArrayList<>();
    for (QuestionResult result : toQuestionResults(preview.proposedValues())) {
      QuestionResult before = known.get(result.question());
      List<SheetChangePreview.Field> fields = List.of(
          new SheetChangePreview.Field("indicators.result.points", before == null ? null : ui.score(before.points()),
              ui.score(result.points())),
          new SheetChangePreview.Field("indicators.result.verifier-note", before == null ? null : before.note(),
              result.note()));
      written.add(before == null ? SheetChangePreview.added(result.question(), fields)
          : SheetChangePreview.changed(result.question(), fields));
    }
    return written;
  }

  static List<QuestionResult> toQuestionResults(List<ResultSheetRow> rows) {
    return rows.stream()
        .filter(line -> line.points() != null)
        .map(line -> new QuestionResult(line.question(), Objects.requireNonNull(line.points()),
            line.note() == null ? "" : line.note(), 0))
        .toList();
  }
}
