package id.payung.platform.reference;

import id.payung.platform.rows.RecordCopy;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Reads an instrument from its file. */
final class InstrumentYamlParser {
  private InstrumentYamlParser() {}

  static Instrument parseResource(String path) {
    return read(YamlMapping.readResource(path));
  }

  /**
   * A file that somebody brings.
   *
   * @throws IllegalStateException naming the place that is missing or wrong
   */
  public static Instrument parse(String name, InputStream file) {
    return read(YamlMapping.parse(name, file));
  }

  private static Instrument read(YamlMapping file) {
    YamlMapping sources = file.mapping("sources");
    UnaryOperator<String> source = sources::text;
    YamlMapping head = file.mapping("instrument");
    return RecordCopy.complete(Instrument.class)
        .with(Instrument::code, head.text("code"))
        .with(Instrument::name, head.bilingualText("name"))
        .with(Instrument::year, head.number("year"))
        .with(Instrument::evidenceYears, head.textList("evidenceYears").stream().map(Integer::valueOf).toList())
        .with(Instrument::effectiveFrom, head.date("effectiveFrom"))
        .with(Instrument::effectiveTo, head.dateOrNull("effectiveTo"))
        .with(Instrument::confirmed, head.flag("confirmed"))
        .with(Instrument::source, source.apply(head.text("source")))
        .with(Instrument::stages, head.mappings("stages").stream().map(stage -> stage(stage, source)).toList())
        .with(Instrument::bands, head.mappings("bands").stream().map(band -> band(band, source)).toList())
        .with(Instrument::blocks, file.mappings("blocks").stream().map(block -> block(block, source)).toList())
        .make();
  }

  private static Instrument.Stage stage(YamlMapping stage, UnaryOperator<String> source) {
    return new Instrument.Stage(stage.text("code"), stage.bilingualText("name"), stage.bilingualText("rule"),
        stage.has("reopenHours") ? stage.number("reopenHours") : null, stage.flag("confirmed"),
        source.apply(stage.text("source")));
  }

  private static Instrument.Band band(YamlMapping band, UnaryOperator<String> source) {
    boolean includesLower = band.has("from");
    boolean includesUpper = band.has("to");
    return new Instrument.Band(band.text("code"), band.bilingualText("name"),
        band.decimal(includesLower ? "from" : "above"), includesLower, band.decimal(includesUpper ? "to" : "below"),
        includesUpper, band.flag("confirmed"), source.apply(band.text("source")));
  }

  private static Instrument.Block block(YamlMapping block, UnaryOperator<String> source) {
    return new Instrument.Block(block.text("code"), block.bilingualText("name"), points(block, "max"),
        block.flag("confirmed"), source.apply(block.text("source")),
        block.mappings("indicators").stream().map(indicator -> indicator(indicator, source)).toList());
  }

  private static Instrument.Indicator indicator(YamlMapping indicator, UnaryOperator<String> source) {
    return new Instrument.Indicator(indicator.text("code"), indicator.has("number") ? indicator.number("number") : null,
        indicator.bilingualText("name"), points(indicator, "max"), indicator.flag("confirmed"),
        source.apply(indicator.text("source")), source.apply(indicator.text("nameSource")),
        indicator.mappings("questions").stream().map(question -> question(question, source)).toList());
  }

  private static Instrument.Question question(YamlMapping question, UnaryOperator<String> source) {
    return new Instrument.Question(question.text("code"), question.bilingualText("text"), question.text("owner"),
        question.flag("confirmed"), source.apply(question.text("source")),
        question.mappings("slots").stream().map(InstrumentYamlParser::slot).toList(),
        question.mappings("options").stream().map(InstrumentYamlParser::option).toList());
  }

  private static Instrument.Slot slot(YamlMapping slot) {
    return new Instrument.Slot(slot.text("code"), slot.bilingualText("name"),
        Instrument.SlotType.valueOf(slot.text("type").toUpperCase(Locale.ROOT)),
        slot.has("fact") ? slot.text("fact") : null, slot.flag("required"), slot.flag("perVillage"),
        slot.bilingualTextOrNone("hint"));
  }

  private static Instrument.Option option(YamlMapping option) {
    List<String> requires = option.textList("requires");
    return new Instrument.Option(option.text("code"), points(option, "points"), requires, option.bilingualText("text"));
  }

  /** Points have two decimals, as the ministry's screen shows them. */
  private static BigDecimal points(YamlMapping place, String key) {
    return place.decimal(key).setScale(2);
  }
}
