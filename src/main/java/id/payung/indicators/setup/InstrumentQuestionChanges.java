package id.payung.indicators.setup;

import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.WrittenRow;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a new instrument would write, question by question, beside the one of now. */
final class InstrumentQuestionChanges {
  private InstrumentQuestionChanges() {}

  static List<WrittenRow> list(Instrument current, Instrument fresh, Ui ui) {
    List<WrittenRow> rows = new ArrayList<>();
    fresh.questions().forEach(question -> {
      Optional<Instrument.Question> before = current.question(question.code());
      rows.add(before.isEmpty() ? WrittenRow.added(question.code(), fields(null, question, ui))
          : WrittenRow.changed(question.code(), fields(before.get(), question, ui)));
    });
    return rows;
  }

  private static List<WrittenRow.Field> fields(Instrument.@Nullable Question before, Instrument.Question after, Ui ui) {
    return List.of(
        new WrittenRow.Field("indicators.instrument.text", before == null ? null : before.text().id(),
            after.text().id()),
        new WrittenRow.Field("indicators.instrument.english", before == null ? null : before.text().en(),
            after.text().en()),
        new WrittenRow.Field("indicators.owner", before == null ? null : before.owner(), after.owner()),
        new WrittenRow.Field("indicators.instrument.options", before == null ? null : options(before, ui),
            options(after, ui)),
        new WrittenRow.Field("indicators.slots", before == null ? null : slots(before), slots(after)),
        new WrittenRow.Field("indicators.instrument.source", before == null ? null : source(before, ui),
            source(after, ui)));
  }

  private static String options(Instrument.Question question, Ui ui) {
    return question.options()
        .stream()
        .map(option -> option.code() + " (" + ui.score(option.points()) + ") " + option.text().id()
            + (option.requires().isEmpty() ? "" : " [" + String.join(", ", option.requires()) + "]"))
        .collect(Collectors.joining("; "));
  }

  private static String slots(Instrument.Question question) {
    return question.slots()
        .stream()
        .map(slot -> slot.code() + " " + slot.name().id() + " (" + slot.type().name().toLowerCase(java.util.Locale.ROOT)
            + (slot.perVillage() ? ", per desa" : "") + ")")
        .collect(Collectors.joining("; "));
  }

  private static String source(Instrument.Question question, Ui ui) {
    return question.source() + (question.confirmed() ? " · " + ui.t("indicators.instrument.confirm") : "");
  }
}
