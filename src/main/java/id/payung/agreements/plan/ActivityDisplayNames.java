package id.payung.agreements.plan;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordDifferences;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names for those who compare two texts of an activity, in Indonesian. */
@Component
class ActivityDisplayNames {
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  ActivityDisplayNames(OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.reference = reference;
  }

  /** @param texts all that is going to be compared */
  public DisplayNames of(Actor actor, Collection<PlanVersionActivity> texts) {
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, texts.stream().map(PlanVersionActivity::office).toList());
    return (field, value) -> switch (value) {
      case UUID id when field.equals("office") -> offices.containsKey(id) ? offices.get(id).label() : "–";
      case String code when field.equals("kind") -> nameOf("activity-kinds", code);
      case String code when field.equals("unit") -> nameOf("units", code);
      case List<?> lines when field.equals("lines") ->
          lines.size() + ": " + lines.stream().map(ActivityDisplayNames::describe).collect(Collectors.joining("; "));
      default -> DisplayNames.PLAIN.of(field, value);
    };
  }

  /** What somebody typed beside what is kept. */
  List<Stale.Difference> between(Actor actor, PlanVersionActivity typed, PlanVersionActivity kept) {
    return RecordDifferences.between(kept, typed).shown(of(actor, List.of(typed, kept)));
  }

  private String nameOf(String list, String code) {
    return reference.list("agreements/" + list).nameOf(code, Messages.INDONESIAN);
  }

  private static String describe(Object line) {
    return line instanceof PlanVersionBudgetLine(_, int number, String what, _, _, _, _, _, _) ? number + " " + what
        : "";
  }
}
