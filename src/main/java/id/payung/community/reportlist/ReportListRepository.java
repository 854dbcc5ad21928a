package id.payung.community.reportlist;

import id.payung.community.ActivityChoices;
import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.community.VillageChoices;
import id.payung.community.report.ReportAccessPolicy;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of reports: searched, filtered, by page; and what people owe because of them. */
@Component
public class ReportListRepository implements DutySource {
  /** Above so many villages one walk along the dates is shorter than one for each village. */
  private static final int MAX_VILLAGES_BY_LATERAL = 40;

  private static final Role[] VILLAGE_ROLES =
      {Role.VILLAGE_VOLUNTEER, Role.VILLAGE_MOVER, Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR};

  private static final Duration INCOMPLETE_GRACE = Duration.ofDays(3);

  private final Rows rows;
  private final VillageChoices villageChoices;
  private final ActivityChoices activityChoices;
  private final RegencyDirectory regencies;
  private final Clock clock;

  ReportListRepository(Rows rows, VillageChoices villageChoices, ActivityChoices activityChoices,
      RegencyDirectory regencies, Clock clock) {
    this.rows = rows;
    this.villageChoices = villageChoices;
    this.activityChoices = activityChoices;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Slice<ReportListItem> list(Actor actor, ReportFilter filter, ListWindow<ReportListItem> window) {
    return withVillages(actor, select(actor, filter, window), window);
  }

  /**
   * Those of the list that have photos, the newest first. What was withdrawn is left out unless it is asked for.
   *
   * @param after key of the page, or null for the first
   */
  @Transactional(readOnly = true)
  public Slice<ReportListItem> listWithPhotos(Actor actor, ReportFilter filter, @Nullable String after, int size) {
    ListWindow<ReportListItem> window = ListWindow.of(ReportList.NEWEST, after, size);
    String standing = filter.status().equals("withdrawn") ? "" : " AND r.status <> 'withdrawn'";
    return withVillages(actor, select(actor, filter, " AND r.photos > 0" + standing, window), window);
  }

  /**
   * A report and those around it in the list with photos, the newest first, so that one leads to the next through all
   * of them.
   *
   * @param each how many before and how many behind it, at most
   */
  @Transactional(readOnly = true)
  public AroundReport listAround(Actor actor, ReportFilter filter, Report report, int each) {
    ReportListItem at = new ReportListItem(report, "", "");
    List<Report> before = select(actor, filter, " AND r.photos > 0", ListWindow.before(ReportList.NEWEST, at, each));
    List<Report> behind = select(actor, filter, " AND r.photos > 0", ListWindow.behind(ReportList.NEWEST, at, each));
    List<Report> all = new ArrayList<>(before.subList(0, Math.min(each, before.size())).reversed());
    all.add(report);
    all.addAll(behind.subList(0, Math.min(each, behind.size())));
    return new AroundReport(all, before.size() > each || behind.size() > each);
  }

  /** @param more whether the list has others beyond these */
  public record AroundReport(List<Report> reports, boolean more) {}

  private Slice<ReportListItem> withVillages(Actor actor, List<Report> reports, ListWindow<ReportListItem> window) {
    Map<UUID, String> villages = villageChoices.labelsOf(reports.stream().map(Report::village).distinct().toList());
    Map<UUID, String> agreements = activityChoices.findAgreements(actor, reports.stream().map(Report::activity));
    return window.slice(reports.stream()
        .map(report -> new ReportListItem(report, villages.getOrDefault(report.village(), ""),
            report.activity() == null ? "" : agreements.getOrDefault(report.activity(), "")))
        .toList());
  }

  private List<Report> select(Actor actor, ReportFilter filter, ListWindow<?> window) {
    return select(actor, filter, "", window);
  }

  private List<Report> select(Actor actor, ReportFilter filter, String besides, ListWindow<?> window) {
    ReportFilterCondition condition = ReportFilterCondition.of(filter);
    String where = condition.sql() + besides + window.condition();
    return rows.sql(actor, selectStatement(actor, filter, where, window.orderAndLimit()))
        .params(window.params())
        .params(condition.params())
        .list(Report.class);
  }

  /** One short walk for each village of the actor: the page of a village does not grow with the regency. */
  private String selectStatement(Actor actor, ReportFilter filter, String where, String orderAndLimit) {
    String select = "SELECT " + rows.columns(Report.class, "r") + " FROM ";
    boolean byVillage = !actor.hasRegencyWideReach() && actor.organisations().isEmpty() && !actor.villages().isEmpty()
        && actor.villages().size() <= MAX_VILLAGES_BY_LATERAL && filter.q().isBlank();
    if (!byVillage) {
      return select + "community.report r WHERE " + where + " AND " + rows.reach(actor, Report.class, "r")
          + orderAndLimit;
    }
    return select + "unnest(CAST(:scopeVillages AS uuid[])) AS v (mine) CROSS JOIN LATERAL (SELECT * FROM "
        + "community.report r WHERE " + where + " AND r.village = v.mine" + orderAndLimit + ") r" + orderAndLimit;
  }

  @Override
  public Map<String, String> listsOfMany() {
    return Map.of("community.duty.review", "/reports?status=review");
  }

  @Override
  @Transactional(readOnly = true)
  public List<Duty> listDuties(Actor actor, int limit) {
    boolean reviews = actor.hasAnyRole(ReportAccessPolicy.REVIEWERS);
    boolean inVillage = actor.hasAnyRole(VILLAGE_ROLES);
    List<Report> found = new ArrayList<>();
    List<RowSelection> parts = new ArrayList<>();
    if (reviews && inVillage) {
      found.addAll(select(actor, filterByStatus("review"), first(limit)));
    } else if (reviews) {
      parts.add(selectForReview(actor, limit));
    }
    if (actor.person() != null && actor.hasAnyRole(ReportAccessPolicy.WRITERS)) {
      parts.add(selectIncomplete(actor, limit));
    }
    if (!parts.isEmpty()) {
      found.addAll(rows.union(actor, parts, Report.class));
    }
    List<Duty> duties = new ArrayList<>(found.stream().flatMap(report -> toDuty(actor, report).stream()).toList());
    if (inVillage) {
      select(actor, filterByStatus("conflict"), first(limit))
          .forEach(report -> duties.add(toDuty(actor, report, "conflict", 7)));
    }
    return duties.size() <= limit ? duties : duties.subList(0, limit);
  }

  private Optional<Duty> toDuty(Actor actor, Report report) {
    if (report.status() == ReportStatus.INCOMPLETE) {
      return Optional
          .of(report.returned() == null ? toDuty(actor, report, "incomplete", 7) : toCorrection(actor, report));
    }
    return ReportAccessPolicy.mayReview(actor, report) ? Optional.of(toDuty(actor, report, "review", 3))
        : Optional.empty();
  }

  private RowSelection selectForReview(Actor actor, int limit) {
    return rows.query(actor, Report.class)
        .and("r.status = 'review'")
        .orderBy("r.held_on DESC, r.id DESC")
        .limit(limit)
        .select(rows.columns(Report.class, "r"));
  }

  /**
   * What was returned is its author's to correct, wherever they work; who accompanies the village does it for an author
   * who may write no more. What lacks files is owed by the village.
   */
  private RowSelection selectIncomplete(Actor actor, int limit) {
    return rows.query(actor, Report.class)
        .and("r.status = 'incomplete'")
        .and("""
            (r.returned IS NULL AND :inVillage AND r.received_at < :since
              OR r.returned IS NOT NULL AND (r.author = :me OR :accompanies
                AND NOT community.may_still_correct(r.regency, r.author, CAST(:writers AS text[]), :today)))
            """)
        .param("inVillage", actor.hasAnyRole(VILLAGE_ROLES))
        .param("accompanies", actor.hasAnyRole(Role.VILLAGE_OPERATOR, Role.DISTRICT_SUPERVISOR))
        .param("since", clock.instant().minus(INCOMPLETE_GRACE))
        .param("me", actor.person())
        .param("writers", Arrays.stream(ReportAccessPolicy.WRITERS).map(Role::name).toList())
        .param("today", regencies.require(actor.regency()).today(clock))
        .orderBy("r.held_on DESC, r.id DESC")
        .limit(limit)
        .select(rows.columns(Report.class, "r"));
  }

  private Duty toCorrection(Actor actor, Report report) {
    Duty duty = toDuty(actor, report, "returned", 7);
    String reason = Objects.requireNonNull(report.returned());
    return report.author().equals(actor.person()) ? duty.because("community.duty.returned.why", reason)
        : duty.because("community.duty.returned.for-author.why", reason, report.authorName());
  }

  private static ListWindow<ReportListItem> first(int limit) {
    return ListWindow.of(ReportList.NEWEST, null, limit - 1);
  }

  private static ReportFilter filterByStatus(String status) {
    return new ReportFilter("", null, null, null, null, status);
  }

  private Duty toDuty(Actor actor, Report report, String what, int days) {
    ZoneId zone = regencies.require(actor.regency()).zone();
    LocalDate due = LocalDate.ofInstant(report.receivedAt(), zone).plusDays(days);
    return new Duty("community.duty." + what, report.id(), report.title(), "community.duty." + what + ".why", due,
        "/reports/" + report.id(), "community.duty." + what + ".action", 0);
  }

  /** The last reports of one village, for its page. */
  @Transactional(readOnly = true)
  public List<Report> listLatest(Actor actor, UUID village, int limit) {
    return select(actor, new ReportFilter("", village, null, null, null, ""), first(limit));
  }
}
