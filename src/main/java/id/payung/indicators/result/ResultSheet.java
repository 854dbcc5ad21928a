package id.payung.indicators.result;

import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.Cells;
import id.payung.platform.sheets.Column;
import id.payung.platform.sheets.Finding;
import id.payung.platform.sheets.SheetImport;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.SheetWords;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
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
final class ResultSheet {
  /** A line; {@code text} and {@code highest} are for the reader and are not taken back. */
  record Line(String question, @Nullable String text, @Nullable BigDecimal highest, @Nullable BigDecimal points,
      @Nullable String note) {}

  private static final Column<Line, String> QUESTION = Column.of("Nomor", "Number", Cells.text(20), Line::question)
      .required()
      .wide(10)
      .alsoKnownAs("No", "No.", "Kode", "Code");
  private static final Column<Line, String> TEXT =
      Column.of("Pertanyaan", "Question", Cells.text(1000), Line::text).wide(60);
  private static final Column<Line, BigDecimal> HIGHEST =
      Column.of("Nilai Penuh", "Highest", Cells.decimal(), Line::highest).wide(12);
  private static final Column<Line, BigDecimal> POINTS =
      Column.of("Nilai Verifikator", "Verifier's Points", Cells.decimal(), Line::points)
          .wide(14)
          .alsoKnownAs("Nilai", "Points");
  private static final Column<Line, String> NOTE =
      Column.of("Catatan Verifikator", "Verifier's Note", Cells.text(2000), Line::note)
          .wide(60)
          .alsoKnownAs("Catatan", "Note");

  private static final SheetImport<Line> SHEET = SheetImport.of("Hasil",
      row -> new Line(row.require(QUESTION), row.get(TEXT), row.get(HIGHEST), row.get(POINTS), row.get(NOTE)), QUESTION,
      TEXT, HIGHEST, POINTS, NOTE);

  private ResultSheet() {}

  static void write(Instrument instrument, Map<String, QuestionResult> known, OutputStream out, SheetWords words) {
    SHEET.export(instrument.questions().map(question -> {
      QuestionResult result = known.get(question.code());
      return new Line(question.code(), question.text().in(words.locale()), question.max(),
          result == null ? null : result.points(), result == null || result.note().isEmpty() ? null : result.note());
    }), out, words, List.of());
  }

  /**
   * Every line with what is wrong in it: unknown questions, the same twice, more points than there are. Lines without
   * points are passed over.
   */
  static SheetPreview<Line> read(Path file, Instrument instrument) {
    Set<String> seen = new HashSet<>();
    return SHEET.read(file).checked((number, line, findings) -> {
      Optional<Instrument.Question> question = instrument.question(line.question());
      BigDecimal points = line.points();
      if (question.isEmpty()) {
        findings.add(Finding.of(number, "Nomor", "indicators.result.sheet.unknown", line.question()));
      } else if (!seen.add(line.question())) {
        findings.add(Finding.of(number, "Nomor", "indicators.result.sheet.twice", line.question()));
      } else if (points != null && (points.signum() < 0 || points.compareTo(question.get().max()) > 0)) {
        findings.add(Finding.of(number, "Nilai Verifikator", "indicators.result.sheet.points", points.toPlainString(),
            question.get().max().toPlainString()));
      }
    });
  }

  static List<QuestionResult> taken(SheetPreview<Line> preview) {
    return preview.values()
        .stream()
        .filter(line -> line.points() != null)
        .map(line -> new QuestionResult(line.question(), Objects.requireNonNull(line.points()),
            line.note() == null ? "" : line.note(), 0))
        .toList();
  }
}
