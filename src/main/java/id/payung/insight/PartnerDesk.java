package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.agreements.Activities;
import id.payung.agreements.ActivityView;
import id.payung.agreements.PlanStatus;
import id.payung.agreements.Progress;
import id.payung.agreements.Realised;
import id.payung.agreements.Verdict;
import id.payung.community.PeopleReached;
import id.payung.community.ReportBody;
import id.payung.evidence.SafePhotos;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Reference;
import id.payung.platform.reference.StatusRule;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills in a partner's report. A partner's coordinator gets her own organisation's alone; the task force any partner's.
 */
@Component
@Transactional(readOnly = true)
class PartnerDesk {
  static final Role[] TASK_FORCE =
      {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE};
  private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
  private static final int PHOTOS = 24;
  private static final Set<String> PARTNER_GROUPS = Set.of("partner", "community");

  private final Organisations organisations;
  private final Activities activities;
  private final PlanStatus status;
  private final Realised realised;
  private final PeopleReached people;
  private final SafePhotos photos;
  private final Regions regions;
  private final Reference reference;

  PartnerDesk(Organisations organisations, Activities activities, PlanStatus status, Realised realised,
      PeopleReached people, SafePhotos photos, Regions regions, Reference reference) {
    this.organisations = organisations;
    this.activities = activities;
    this.status = status;
    this.realised = realised;
    this.people = people;
    this.photos = photos;
    this.regions = regions;
    this.reference = reference;
  }

  /** Whose report this actor may open, by name. */
  List<Organisation> partners(Actor actor) {
    if (actor.has(TASK_FORCE)) {
      return organisations.all(actor).stream().filter(this::isPartner).toList();
    }
    return organisations.named(actor, actor.organisations())
        .values()
        .stream()
        .filter(this::isPartner)
        .sorted(Comparator.comparing(Organisation::name))
        .toList();
  }

  private boolean isPartner(Organisation organisation) {
    return reference.list("accounts/organisation-kinds")
        .find(organisation.kind())
        .filter(kind -> PARTNER_GROUPS.contains(kind.text("group")))
        .isPresent();
  }

  LocalDate today(Actor actor) {
    return status.today(actor);
  }

  /**
   * @throws NotFound when it is another's, or no partner
   */
  Organisation require(Actor actor, UUID partner) {
    if (!actor.has(TASK_FORCE) && !(actor.has(Role.PARTNER_COORDINATOR) && actor.organisations().contains(partner))) {
      throw new NotFound();
    }
    Organisation found = organisations.require(actor, partner);
    if (!isPartner(found)) {
      throw new NotFound();
    }
    return found;
  }

  /** Whether the partner has a part in an activity that the actor sees. */
  boolean works(Actor actor, UUID partner, UUID activity) {
    ActivityView known = activities.named(actor, List.of(activity)).get(activity);
    return known != null && known.organisations().contains(partner);
  }

  PartnerReport report(Actor actor, UUID partnerId, Quarter quarter) {
    Organisation partner = require(actor, partnerId);
    LocalDate today = status.today(actor);
    LocalDate upTo = quarter.last().isAfter(today) ? today : quarter.last();
    Map<UUID, Realised.Given> given = realised.givenBy(actor, partnerId, quarter.year(), upTo);
    List<ActivityView> own = activities.ofYear(actor, quarter.year())
        .stream()
        .filter(one -> one.partners().contains(partnerId) || given.containsKey(one.id()))
        .toList();
    List<UUID> ids = own.stream().map(ActivityView::id).toList();
    Map<UUID, List<Realised.Counted>> counted = realised.counted(actor, ids, BEGINNING, upTo)
        .stream()
        .collect(Collectors.groupingBy(Realised.Counted::activity));
    Map<UUID, ReportBody.People> attended = people.of(actor, reportsWithin(counted, quarter));
    Map<UUID, Organisation> offices =
        organisations.named(actor, own.stream().map(ActivityView::office).distinct().toList());
    StatusRule rule = status.rule(actor);
    List<PartnerReport.Line> lines = new ArrayList<>();
    for (ActivityView one : own) {
      lines.add(line(one, label(offices, one.office()), counted.getOrDefault(one.id(), List.of()), attended, rule,
          quarter, upTo, given.get(one.id())));
    }
    return new PartnerReport(partner, quarter, upTo, lines, villageNames(lines),
        status.of(actor, own).stream().flatMap(one -> waits(one, offices).stream()).toList(),
        photos.of(actor, ids, quarter.first(), upTo.isBefore(quarter.first()) ? quarter.first() : upTo, PHOTOS));
  }

  private static List<UUID> reportsWithin(Map<UUID, List<Realised.Counted>> counted, Quarter quarter) {
    return counted.values()
        .stream()
        .flatMap(List::stream)
        .filter(one -> !one.heldOn().isBefore(quarter.first()))
        .map(Realised.Counted::report)
        .toList();
  }

  private static PartnerReport.Line line(ActivityView activity, String office, List<Realised.Counted> counted,
      Map<UUID, ReportBody.People> attended, StatusRule rule, Quarter quarter, LocalDate upTo,
      Realised.@Nullable Given given) {
    long altogether = 0;
    long within = 0;
    int reports = 0;
    LocalDate last = null;
    PartnerReport.People people = PartnerReport.People.NONE;
    Set<UUID> villages = new LinkedHashSet<>();
    for (Realised.Counted one : counted) {
      altogether += one.volume();
      last = last == null || one.heldOn().isAfter(last) ? one.heldOn() : last;
      if (one.heldOn().isBefore(quarter.first())) {
        continue;
      }
      within += one.volume();
      reports++;
      villages.add(one.village());
      ReportBody.People who = attended.get(one.report());
      people = who == null ? people : people.plus(who.childrenM(), who.childrenF(), who.adultsM(), who.adultsF());
    }
    Progress progress =
        Progress.of(rule, activity.starts(), activity.ends(), activity.target(), altogether, last, upTo);
    return new PartnerReport.Line(activity, office, within, altogether, reports, people, villages, progress, given);
  }

  /** Why a partner waits: the paper, the plan, or work that is behind. The first that holds. */
  private static List<PartnerReport.Wait> waits(PlanStatus.OfActivity one, Map<UUID, Organisation> offices) {
    ActivityView activity = one.activity();
    Verdict verdict = one.progress().verdict();
    String reason = !activity.paperComplete() ? "insight.wait.paper" : !activity.approved() ? "insight.wait.plan"
        : verdict == Verdict.LATE ? "insight.wait.late"
        : verdict == Verdict.AT_RISK ? "insight.wait.risk"
        : null;
    return reason == null ? List.of()
        : List.of(new PartnerReport.Wait(label(offices, activity.office()), activity.title(), activity.id(), reason));
  }

  private static String label(Map<UUID, Organisation> offices, UUID office) {
    Organisation found = offices.get(office);
    return found == null ? "–" : found.label();
  }

  private Map<UUID, String> villageNames(List<PartnerReport.Line> lines) {
    Set<UUID> ids = lines.stream().flatMap(line -> line.villages().stream()).collect(Collectors.toSet());
    Map<UUID, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      regions.named(ids).values().forEach((Region village) -> names.put(village.id(), village.label()));
    }
    return names;
  }
}
