package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.ActivityProgress;
import id.payung.agreements.ActivityView;
import id.payung.agreements.PeriodRealisationRepository;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.agreements.ProgressStatus;
import id.payung.agreements.reference.StatusRule;
import id.payung.community.PeopleReachedRepository;
import id.payung.community.ReportBody;
import id.payung.evidence.BlurredPhotoRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
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
class PartnerReportLoader {
  static final Role[] TASK_FORCE =
      {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.PLANNER, Role.COOPERATION_OFFICE};
  private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
  private static final int PHOTOS = 24;
  private static final Set<String> PARTNER_GROUPS = Set.of("partner", "community");

  private final OrganisationRepository organisations;
  private final PlannedActivityDirectory activities;
  private final PlanProgressRepository planProgress;
  private final PeriodRealisationRepository realisations;
  private final PeopleReachedRepository people;
  private final BlurredPhotoRepository photos;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;

  PartnerReportLoader(OrganisationRepository organisations, PlannedActivityDirectory activities,
      PlanProgressRepository planProgress, PeriodRealisationRepository realisations, PeopleReachedRepository people,
      BlurredPhotoRepository photos, RegionRepository regions, ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.activities = activities;
    this.planProgress = planProgress;
    this.realisations = realisations;
    this.people = people;
    this.photos = photos;
    this.regions = regions;
    this.reference = reference;
  }

  /** Whose report this actor may open, by name. */
  List<Organisation> listPartners(Actor actor) {
    if (actor.hasAnyRole(TASK_FORCE)) {
      return organisations.listActive(actor).stream().filter(this::isPartner).toList();
    }
    return organisations.findByIds(actor, actor.organisations())
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

  /**
   * @throws NotFound when it is another's, or no partner
   */
  Organisation requirePartner(Actor actor, UUID partner) {
    if (!actor.hasAnyRole(TASK_FORCE)
        && !(actor.hasAnyRole(Role.PARTNER_COORDINATOR) && actor.organisations().contains(partner))) {
      throw new NotFound();
    }
    Organisation found = organisations.require(actor, partner);
    if (!isPartner(found)) {
      throw new NotFound();
    }
    return found;
  }

  /** Whether the partner has a part in an activity that the actor sees. */
  boolean takesPartIn(Actor actor, UUID partner, UUID activity) {
    ActivityView known = activities.findByIds(actor, List.of(activity)).get(activity);
    return known != null && known.organisations().contains(partner);
  }

  PartnerReport load(Actor actor, UUID partnerId, ReportingPeriod period) {
    return load(actor, partnerId, period, true);
  }

  /** As it leaves: amounts shown to the task force only are on no paper but the partner's own. */
  PartnerReport loadForPaper(Actor actor, UUID partnerId, ReportingPeriod period) {
    return load(actor, partnerId, period, actor.organisations().contains(partnerId));
  }

  private PartnerReport load(Actor actor, UUID partnerId, ReportingPeriod period, boolean guarded) {
    Organisation partner = requirePartner(actor, partnerId);
    LocalDate today = planProgress.today(actor);
    LocalDate upTo = period.last().isAfter(today) ? today : period.last();
    Map<UUID, PeriodRealisationRepository.OwnerContribution> given =
        realisations.loadContributions(actor, partnerId, period.year(), upTo, guarded);
    List<ActivityView> own = activities.listByYear(actor, period.year())
        .stream()
        .filter(one -> one.partners().contains(partnerId) || given.containsKey(one.id()))
        .toList();
    List<UUID> ids = own.stream().map(ActivityView::id).toList();
    Map<UUID, List<PeriodRealisationRepository.ReportedVolume>> counted =
        realisations.listVolumes(actor, ids, BEGINNING, upTo)
            .stream()
            .collect(Collectors.groupingBy(PeriodRealisationRepository.ReportedVolume::activity));
    Map<UUID, ReportBody.PeopleCounts> attended = people.findByReports(actor, reportsWithin(counted, period));
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, own.stream().map(ActivityView::office).distinct().toList());
    StatusRule rule = planProgress.ruleToday(actor);
    List<PartnerReport.PartnerActivityLine> lines = new ArrayList<>();
    for (ActivityView one : own) {
      lines.add(toLine(one, officeName(offices, one.office()), counted.getOrDefault(one.id(), List.of()), attended,
          rule, period, upTo, given.get(one.id())));
    }
    return new PartnerReport(partner, period, upTo, lines, villageNames(lines),
        planProgress.listProgress(actor, own).stream().flatMap(one -> awaitedOffices(one, offices).stream()).toList(),
        photos.listByActivities(actor, ids, period.first(), upTo.isBefore(period.first()) ? period.first() : upTo,
            PHOTOS));
  }

  private static List<UUID> reportsWithin(Map<UUID, List<PeriodRealisationRepository.ReportedVolume>> counted,
      ReportingPeriod period) {
    return counted.values()
        .stream()
        .flatMap(List::stream)
        .filter(one -> !one.heldOn().isBefore(period.first()))
        .map(PeriodRealisationRepository.ReportedVolume::report)
        .toList();
  }

  private static PartnerReport.PartnerActivityLine toLine(ActivityView activity, String office,
      List<PeriodRealisationRepository.ReportedVolume> counted, Map<UUID, ReportBody.PeopleCounts> attended,
      StatusRule rule, ReportingPeriod period, LocalDate upTo,
      PeriodRealisationRepository.@Nullable OwnerContribution given) {
    long altogether = 0;
    long within = 0;
    int reports = 0;
    LocalDate last = null;
    PartnerReport.AttendanceTotals people = PartnerReport.AttendanceTotals.NONE;
    Set<UUID> villages = new LinkedHashSet<>();
    for (PeriodRealisationRepository.ReportedVolume one : counted) {
      altogether += one.volume();
      last = last == null || one.heldOn().isAfter(last) ? one.heldOn() : last;
      if (one.heldOn().isBefore(period.first())) {
        continue;
      }
      within += one.volume();
      reports++;
      villages.add(one.village());
      ReportBody.PeopleCounts who = attended.get(one.report());
      people = who == null ? people : people.plus(who.childrenM(), who.childrenF(), who.adultsM(), who.adultsF());
    }
    ActivityProgress progress =
        ActivityProgress.calculate(rule, activity.starts(), activity.ends(), activity.target(), altogether, last, upTo);
    return RecordCopy.blank(PartnerReport.PartnerActivityLine.class)
        .with(PartnerReport.PartnerActivityLine::activity, activity)
        .with(PartnerReport.PartnerActivityLine::office, office)
        .with(PartnerReport.PartnerActivityLine::realisedInPeriod, within)
        .with(PartnerReport.PartnerActivityLine::realisedToDate, altogether)
        .with(PartnerReport.PartnerActivityLine::reports, reports)
        .with(PartnerReport.PartnerActivityLine::attendance, people)
        .with(PartnerReport.PartnerActivityLine::villages, villages)
        .with(PartnerReport.PartnerActivityLine::progress, progress)
        .with(PartnerReport.PartnerActivityLine::contribution, given)
        .make();
  }

  /**
   * Why a partner waits, unless the agreement was ended: the paper, the plan, or work that is behind. The first that
   * holds.
   */
  private static List<PartnerReport.AwaitedOffice> awaitedOffices(PlanProgressRepository.ActivityProgressView one,
      Map<UUID, Organisation> offices) {
    ActivityView activity = one.activity();
    if (activity.agreementEndedOn() != null) {
      return List.of();
    }
    ProgressStatus computed = one.progress().status();
    String reason = !activity.paperComplete() ? "insight.wait.paper" : !activity.approved() ? "insight.wait.plan"
        : computed == ProgressStatus.LATE ? "insight.wait.late"
        : computed == ProgressStatus.AT_RISK ? "insight.wait.risk"
        : null;
    return reason == null ? List.of()
        : List.of(new PartnerReport.AwaitedOffice(officeName(offices, activity.office()), activity.title(),
            activity.id(), reason));
  }

  private static String officeName(Map<UUID, Organisation> offices, UUID office) {
    Organisation found = offices.get(office);
    return found == null ? "–" : found.label();
  }

  private Map<UUID, String> villageNames(List<PartnerReport.PartnerActivityLine> lines) {
    Set<UUID> ids = lines.stream().flatMap(line -> line.villages().stream()).collect(Collectors.toSet());
    Map<UUID, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      regions.findByIds(ids).values().forEach((Region village) -> names.put(village.id(), village.label()));
    }
    return names;
  }
}
