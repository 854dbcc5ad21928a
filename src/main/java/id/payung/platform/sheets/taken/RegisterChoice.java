package id.payung.platform.sheets.taken;

import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says once for the whole sheet.
 *
 * @param field its name in the form
 * @param label message key
 * @param about what the label speaks of
 * @param groups what can be chosen, under headings
 * @param value what holds now
 */
public record RegisterChoice(String field, String label, List<String> about, List<SelectOption> options,
    List<SelectOptionGroup> groups, String value) {
  private static final String OFFICE = "choice.office";

  /** @param usual what holds while nothing that is offered was said; where it is not offered, the first one */
  public static RegisterChoice of(RegisterAnswers answers, String field, String label, List<SelectOption> options,
      String usual) {
    String said = answers.isSaid(field) ? answers.to(field) : usual;
    String value =
        options.stream().map(SelectOption::value).filter(said::equals).findFirst().orElse(options.getFirst().value());
    return new RegisterChoice(field, label, List.of(), options, List.of(), value);
  }

  /** The same, with what its label speaks of. */
  public RegisterChoice about(String... words) {
    return new RegisterChoice(field, label, List.of(words), options, groups, value);
  }

  /** One of these, or none; the person's own one while nothing is said. */
  public static RegisterChoice ofOffice(Actor actor, RegisterAnswers answers, String label, List<KnownName> offices) {
    List<SelectOption> options = new ArrayList<>(List.of(SelectOption.of("", "–")));
    offices.forEach(one -> options.add(SelectOption.of(one.id().toString(), one.label())));
    String own = actor.organisations().stream().map(UUID::toString).sorted().findFirst().orElse("");
    return of(answers, OFFICE, label, options, own);
  }

  /** Which one of {@link #ofOffice} holds. */
  public @Nullable UUID id() {
    return Ids.parse(value).orElse(null);
  }
}
