package id.payung.community.planned;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.community.ActivityChoices;
import id.payung.community.PlannedActivity;
import id.payung.fieldwork.kind.PhoneSupplement;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives phones the activities that their person can report. */
@Component
class PlannedActivitySupplement implements PhoneSupplement {
  private static final int MAX_ACTIVITIES = 1_000;

  private final ActivityChoices choices;
  private final PlannedActivityCache plannedActivities;
  private final OrganisationRepository organisations;

  PlannedActivitySupplement(ActivityChoices choices, PlannedActivityCache plannedActivities,
      OrganisationRepository organisations) {
    this.choices = choices;
    this.plannedActivities = plannedActivities;
    this.organisations = organisations;
  }

  /**
   * An activity that can be reported.
   *
   * @param units the name of the unit in both languages; of a single one {@code oneUnit}
   * @param counts what an empty volume counts as: the people, the children, or one
   */
  record ActivityRecord(String kind, UUID id, int version, String title, String agreementTitle, String office,
      Set<UUID> villages, LocalDate from, LocalDate to, String unit, Map<String, String> units,
      Map<String, String> oneUnit, String counts, long target, long realised, int year, String kindOfActivity) {}

  @Override
  public String pulledAs() {
    return "activity";
  }

  @Override
  public Supply supplyFor(Actor actor) {
    Map<UUID, PlannedActivity> now = new LinkedHashMap<>();
    choices.listReportable(actor).stream().limit(MAX_ACTIVITIES).forEach(activity -> now.put(activity.id(), activity));
    Map<UUID, Integer> fingerprints = new LinkedHashMap<>();
    now.forEach(
        (id, activity) -> fingerprints.put(id, Objects.hash(activity, plannedActivities.countBasisOf(activity))));
    return new Supply(fingerprints,
        ids -> toRecords(actor, ids.stream().map(id -> Objects.requireNonNull(now.get(id))).toList()));
  }

  private List<Object> toRecords(Actor actor, Collection<PlannedActivity> activities) {
    Map<UUID, Organisation> offices = activities.isEmpty() ? Map.of()
        : organisations.findByIds(actor, activities.stream().map(PlannedActivity::office).collect(Collectors.toSet()));
    return activities.stream().<Object>map(activity -> toRecord(activity, offices.get(activity.office()))).toList();
  }

  private ActivityRecord toRecord(PlannedActivity activity, @Nullable Organisation office) {
    return RecordCopy.complete(ActivityRecord.class)
        .with(ActivityRecord::kind, pulledAs())
        .with(ActivityRecord::id, activity.id())
        .with(ActivityRecord::version, activity.version())
        .with(ActivityRecord::title, activity.title())
        .with(ActivityRecord::agreementTitle, activity.agreementTitle())
        .with(ActivityRecord::office, office == null ? "" : office.label())
        .with(ActivityRecord::villages, activity.villages())
        .with(ActivityRecord::from, activity.from())
        .with(ActivityRecord::to, activity.to())
        .with(ActivityRecord::unit, activity.unit())
        .with(ActivityRecord::units, plannedActivities.unitNamesOf(activity, 2))
        .with(ActivityRecord::oneUnit, plannedActivities.unitNamesOf(activity, 1))
        .with(ActivityRecord::counts, plannedActivities.countBasisOf(activity))
        .with(ActivityRecord::target, activity.target())
        .with(ActivityRecord::realised, activity.realised())
        .with(ActivityRecord::year, activity.year())
        .with(ActivityRecord::kindOfActivity, activity.kind())
        .make();
  }
}
