package id.payung.platform.reference;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Reads an instrument from its file. */
public final class InstrumentFile {
  private InstrumentFile() {}

  static Instrument ofResource(String path) {
    return read(Yaml.ofResource(path));
  }

  /**
   * A file that somebody brings.
   *
   * @throws IllegalStateException naming the place that is missing or wrong
   */
  public static Instrument of(String name, InputStream file) {
    return read(Yaml.of(name, file));
  }

  private static Instrument read(Yaml file) {
    Yaml sources = file.under("sources");
    UnaryOperator<String> source = sources::text;
    Yaml head = file.under("instrument");
    return new Instrument(head.text("code"), head.words("name"), head.number("year"),
        head.texts("evidenceYears").stream().map(Integer::valueOf).toList(), head.date("effectiveFrom"),
        head.dateOrNull("effectiveTo"), head.flag("confirmed"), source.apply(head.text("source")),
        head.list("stages").stream().map(stage -> stage(stage, source)).toList(),
        head.list("bands").stream().map(band -> band(band, source)).toList(),
        file.list("blocks").stream().map(block -> block(block, source)).toList());
  }

  private static Instrument.Stage stage(Yaml stage, UnaryOperator<String> source) {
    return new Instrument.Stage(stage.text("code"), stage.words("name"), stage.words("rule"),
        stage.has("reopenHours") ? stage.number("reopenHours") : null, stage.flag("confirmed"),
        source.apply(stage.text("source")));
  }

  private static Instrument.Band band(Yaml band, UnaryOperator<String> source) {
    boolean includesLower = band.has("from");
    boolean includesUpper = band.has("to");
    return new Instrument.Band(band.text("code"), band.words("name"), band.decimal(includesLower ? "from" : "above"),
        includesLower, band.decimal(includesUpper ? "to" : "below"), includesUpper, band.flag("confirmed"),
        source.apply(band.text("source")));
  }

  private static Instrument.Block block(Yaml block, UnaryOperator<String> source) {
    return new Instrument.Block(block.text("code"), block.words("name"), points(block, "max"), block.flag("confirmed"),
        source.apply(block.text("source")),
        block.list("indicators").stream().map(indicator -> indicator(indicator, source)).toList());
  }

  private static Instrument.Indicator indicator(Yaml indicator, UnaryOperator<String> source) {
    return new Instrument.Indicator(indicator.text("code"), indicator.has("number") ? indicator.number("number") : null,
        indicator.words("name"), points(indicator, "max"), indicator.flag("confirmed"),
        source.apply(indicator.text("source")), source.apply(indicator.text("nameSource")),
        indicator.list("questions").stream().map(question -> question(question, source)).toList());
  }

  private static Instrument.Question question(Yaml question, UnaryOperator<String> source) {
    return new Instrument.Question(question.text("code"), question.words("text"), question.text("owner"),
        question.flag("confirmed"), source.apply(question.text("source")),
        question.list("slots").stream().map(InstrumentFile::slot).toList(),
        question.list("options").stream().map(InstrumentFile::option).toList());
  }

  private static Instrument.Slot slot(Yaml slot) {
    return new Instrument.Slot(slot.text("code"), slot.words("name"),
        Instrument.SlotType.valueOf(slot.text("type").toUpperCase(Locale.ROOT)),
        slot.has("fact") ? slot.text("fact") : null, slot.flag("required"), slot.flag("perVillage"),
        slot.wordsOrNone("hint"));
  }

  private static Instrument.Option option(Yaml option) {
    List<String> requires = option.texts("requires");
    return new Instrument.Option(option.text("code"), points(option, "points"), requires, option.words("text"));
  }

  /** Points have two decimals, as the ministry's screen shows them. */
  private static BigDecimal points(Yaml place, String key) {
    return place.decimal(key).setScale(2);
  }
}
