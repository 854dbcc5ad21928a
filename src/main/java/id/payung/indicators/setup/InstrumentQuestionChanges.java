package id.payung.indicators.setup;

import id.payung.platform.reference.Instrument;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a new instrument would write, part by part and question by question, beside the one of now. */
final class InstrumentQuestionChanges {
  private InstrumentQuestionChanges() {}

  /** What stands above the questions: the version, its stages and bands, blocks and indicators. */
  private record Part(String code, String text, String english, String values) {}

  static List<SheetChangePreview> list(Instrument current, Instrument fresh, Ui ui) {
    List<SheetChangePreview> rows = new ArrayList<>();
    Map<String, Part> known = parts(current, ui);
    parts(fresh, ui).forEach((key, part) -> {
      Part before = known.get(key);
      List<SheetChangePreview.Field> fields = List.of(
          new SheetChangePreview.Field("indicators.instrument.text", before == null ? null : before.text(),
              part.text()),
          new SheetChangePreview.Field("indicators.instrument.english", before == null ? null : before.english(),
              part.english()),
          new SheetChangePreview.Field("indicators.instrument.values", before == null ? null : before.values(),
              part.values()));
      String title = part.code() + " · " + part.text();
      rows.add(before == null ? SheetChangePreview.added(title, fields) : SheetChangePreview.changed(title, fields));
    });
    fresh.questions().forEach(question -> {
      Optional<Instrument.Question> before = current.question(question.code());
      rows.add(before.isEmpty() ? SheetChangePreview.added(question.code(), fields(null, question, ui))
          : SheetChangePreview.changed(question.code(), fields(before.get(), question, ui)));
    });
    return rows;
  }

  private static Map<String, Part> parts(Instrument one, Ui ui) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("", new Part(one.code(), one.name().id(), one.name().en(), one.year() + " · " + one.evidenceYears()
        + " · " + ui.date(one.effectiveFrom()) + " – " + ui.date(one.effectiveTo()) + " · " + one.source()));
    one.stages()
        .forEach(stage -> parts.put("stage " + stage.code(), new Part(stage.code(), stage.name().id(),
            stage.name().en(), stage.rule().id() + " · " + ui.number(stage.reopenHours()) + " · " + stage.source())));
    one.bands()
        .forEach(band -> parts.put("band " + band.code(),
            new Part(band.code(), band.name().id(), band.name().en(), (band.includesLower() ? ">= " : "> ")
                + ui.score(band.lower()) + ", " + (band.includesUpper() ? "<= " : "< ") + ui.score(band.upper()))));
    for (Instrument.Block block : one.blocks()) {
      parts.put("block " + block.code(),
          new Part(block.code(), block.name().id(), block.name().en(), ui.score(block.max()) + " · " + block.source()));
      block.indicators()
          .forEach(indicator -> parts.put("indicator " + indicator.code(), new Part(indicator.code(),
              indicator.name().id(), indicator.name().en(), ui.score(indicator.max()) + " · " + indicator.source())));
    }
    return parts;
  }

  private static List<SheetChangePreview.Field> fields(Instrument.@Nullable Question before, Instrument.Question after,
      Ui ui) {
    return List.of(
        new SheetChangePreview.Field("indicators.instrument.text", before == null ? null : before.text().id(),
            after.text().id()),
        new SheetChangePreview.Field("indicators.instrument.english", before == null ? null : before.text().en(),
            after.text().en()),
        new SheetChangePreview.Field("indicators.owner", before == null ? null : before.owner(), after.owner()),
        new SheetChangePreview.Field("indicators.instrument.options", before == null ? null : options(before, ui),
            options(after, ui)),
        new SheetChangePreview.Field("indicators.slots", before == null ? null : slots(before, ui), slots(after, ui)),
        new SheetChangePreview.Field("indicators.instrument.source", before == null ? null : source(before, ui),
            source(after, ui)));
  }

  private static String options(Instrument.Question question, Ui ui) {
    return question.options()
        .stream()
        .map(option -> option.code() + " (" + ui.score(option.points()) + ") " + option.text().id()
            + (option.requires().isEmpty() ? "" : " [" + String.join(", ", option.requires()) + "]"))
        .collect(Collectors.joining("; "));
  }

  private static String slots(Instrument.Question question, Ui ui) {
    return question.slots()
        .stream()
        .map(slot -> slot.code() + " " + slot.name().id() + " ("
            + ui.t("indicators.slot.type." + slot.type().name().toLowerCase(Locale.ROOT))
            + (slot.perVillage() ? ", " + ui.t("indicators.slot.per-village") : "") + ")")
        .collect(Collectors.joining("; "));
  }

  private static String source(Instrument.Question question, Ui ui) {
    return question.source() + (question.confirmed() ? " · " + ui.t("indicators.instrument.confirm") : "");
  }
}
