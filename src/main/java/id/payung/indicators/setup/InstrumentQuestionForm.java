package id.payung.indicators.setup;

import id.payung.platform.errors.Invalid;
import id.payung.platform.form.FoldedField;
import id.payung.platform.form.NonBlankRowFields;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.Instrument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What is typed of a question of the instrument; an option that is not named stays as it is. */
public record InstrumentQuestionForm(int basedOn,
    @NotBlank(message = "indicators.instrument.text-needed") @Size(max = 1000) String text,
    @FoldedField @Size(max = 1000) String english, @Valid List<InstrumentOptionForm> options, boolean confirmed,
    @FoldedField @Size(max = 300) String source) {

  /** An option as typed. */
  @NonBlankRowFields("code")
  public record InstrumentOptionForm(@Size(max = 60) String code,
      @DecimalMin(value = "0", message = "indicators.instrument.option-wrong") @DecimalMax(value = "1000",
          message = "indicators.instrument.option-wrong") BigDecimal points,
      @NotBlank(message = "indicators.instrument.option-wrong") @Size(max = 1000) String text,
      @Size(max = 1000) String english) {}

  static InstrumentQuestionForm of(int version, Instrument.Question question) {
    return new InstrumentQuestionForm(version, question.text().id(), question.text().en(),
        question.options()
            .stream()
            .map(one -> new InstrumentOptionForm(one.code(), one.points(), one.text().id(), one.text().en()))
            .toList(),
        question.confirmed(), question.source());
  }

  /**
   * @throws Invalid when an option brings more than the one before it
   */
  Instrument.Question applyTo(Instrument.Question known) {
    List<Instrument.Option> changed = known.options().stream().map(this::apply).toList();
    for (int i = 1; i < changed.size(); i++) {
      if (changed.get(i - 1).points().compareTo(changed.get(i).points()) < 0) {
        throw new Invalid("options[" + i + "].points", "indicators.instrument.order-wrong");
      }
    }
    return new Instrument.Question(known.code(), bilingual(text, english), known.owner(), confirmed,
        source.isBlank() ? known.source() : source, known.slots(), changed);
  }

  private Instrument.Option apply(Instrument.Option known) {
    return options.stream()
        .filter(one -> one.code().equals(known.code()))
        .findFirst()
        .map(one -> new Instrument.Option(known.code(), one.points().setScale(2, RoundingMode.HALF_UP),
            known.requires(), bilingual(one.text(), one.english())))
        .orElse(known);
  }

  private static BilingualText bilingual(String indonesian, String english) {
    return new BilingualText(indonesian, english.isBlank() ? indonesian : english);
  }
}
