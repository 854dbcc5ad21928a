package id.payung.platform.form;

import id.payung.platform.errors.Invalid;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rules of a form for records that come another way: by an importer or from the demonstration. */
@Component
public final class FormRules {
  private final ValidatorFactory validators;

  FormRules(ValidatorFactory validators) {
    this.validators = validators;
  }

  /**
   * Checks a form as if it were sent on that day.
   *
   * @throws Invalid with all that is wrong at once
   */
  public <F extends Record> F require(F form, LocalDate today) {
    Clock then = Clock.fixed(today.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    FormMistakes mistakes = new FormMistakes(FormSchema.of(form.getClass()));
    mistakes.constraints(form, validators.usingContext().clockProvider(() -> then).getValidator());
    mistakes.rules(form);
    Map<String, String> wrong = new LinkedHashMap<>();
    mistakes.found().forEach((field, mistake) -> wrong.put(field, mistake.key()));
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return form;
  }
}
