package id.payung.community;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Planned activities as forms offer them. Many have the same name: each says its agreement, office, days and village,
 * and those of last year stand under a heading of their own.
 */
@Component
public class ActivityChoices {
  /** More villages than this are counted instead of named. */
  private static final int NAMED_VILLAGES = 2;

  private final ObjectProvider<ActivityDirectory> directory;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;

  ActivityChoices(ObjectProvider<ActivityDirectory> directory, OrganisationRepository organisations,
      RegionRepository regions, ReferenceCatalogue reference) {
    this.directory = directory;
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
  }

  /** What an actor can report now. */
  public List<PlannedActivity> listReportable(Actor actor) {
    ActivityDirectory activities = directory.getIfAvailable();
    return activities == null ? List.of() : activities.listReportable(actor);
  }

  /** Titles of the agreements of these, as far as the actor sees them: what tells activities of one name apart. */
  public Map<UUID, String> findAgreements(Actor actor, Stream<@Nullable UUID> activities) {
    ActivityDirectory known = directory.getIfAvailable();
    List<UUID> ids = activities.filter(Objects::nonNull).distinct().toList();
    return known == null || ids.isEmpty() ? Map.of()
        : known.find(actor, ids)
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().agreementTitle()));
  }

  /** Of one report, as far as the actor sees it; none for what a village did of its own. */
  public Optional<PlannedActivity> findOf(Actor actor, Report report) {
    UUID activity = report.activity();
    ActivityDirectory known = directory.getIfAvailable();
    return activity == null || known == null ? Optional.empty()
        : Optional.ofNullable(known.find(actor, List.of(activity)).get(activity));
  }

  /** What kind of activity a report says it was, in the reader's language. */
  public String kindNameOf(Ui ui, Report report) {
    return reference.list("agreements/activity-kinds").nameOf(report.kind(), ui.locale());
  }

  /** The agreement of its activity; empty for what a village did of its own. */
  public String agreementOf(Actor actor, Report report) {
    return findOf(actor, report).map(PlannedActivity::agreementTitle).orElse("");
  }

  /**
   * A report of a day on which its activity is not planned is mostly one of another year's: asked once.
   *
   * @param confirmed a person said that the day is right
   * @throws Invalid of {@code otherDay}
   */
  public static void requireDay(PlannedActivity activity, LocalDate heldOn, boolean confirmed) {
    if (!confirmed && !activity.covers(heldOn)) {
      throw new Invalid("otherDay", "community.other-day.wrong");
    }
  }

  /** The newest year first, by name. */
  public List<SelectOptionGroup> group(Actor actor, Ui ui, Collection<PlannedActivity> activities) {
    Map<UUID, Organisation> offices = activities.isEmpty() ? Map.of()
        : organisations.findByIds(actor, activities.stream().map(PlannedActivity::office).collect(Collectors.toSet()));
    Map<UUID, Region> villages = findNamedVillages(activities);
    Map<Integer, List<SelectOption>> byYear =
        activities.stream()
            .sorted(Comparator.comparing(PlannedActivity::year)
                .reversed()
                .thenComparing(PlannedActivity::title, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(PlannedActivity::from)
                .thenComparing(PlannedActivity::id))
            .collect(
                Collectors
                    .groupingBy(PlannedActivity::year, LinkedHashMap::new,
                        Collectors
                            .mapping(
                                activity -> SelectOption.of(activity.id().toString(),
                                    label(ui, activity, offices.get(activity.office()), villages)),
                                Collectors.toList())));
    return byYear.entrySet()
        .stream()
        .map(year -> new SelectOptionGroup(
            ui.t(year.getKey() < ui.today().getYear() ? "community.activities.last-year" : "community.activities.year",
                String.valueOf(year.getKey())),
            year.getValue()))
        .toList();
  }

  private Map<UUID, Region> findNamedVillages(Collection<PlannedActivity> activities) {
    List<UUID> named = activities.stream()
        .filter(activity -> activity.villages().size() <= NAMED_VILLAGES)
        .flatMap(activity -> activity.villages().stream())
        .distinct()
        .toList();
    return named.isEmpty() ? Map.of() : regions.findByIds(named);
  }

  private static String label(Ui ui, PlannedActivity activity, @Nullable Organisation office,
      Map<UUID, Region> villages) {
    return Stream
        .of(activity.title(), activity.agreementTitle(), office == null ? "" : office.label(),
            ui.shortDate(activity.from()) + " – " + ui.shortDate(activity.to()), places(ui, activity, villages),
            activity.approved() ? "" : ui.t("community.activities.unapproved"))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private static String places(Ui ui, PlannedActivity activity, Map<UUID, Region> villages) {
    if (activity.villages().size() > NAMED_VILLAGES) {
      return ui.t("community.activities.villages", activity.villages().size());
    }
    return activity.villages()
        .stream()
        .map(villages::get)
        .filter(Objects::nonNull)
        .map(Region::label)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
