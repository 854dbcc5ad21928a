package id.payung.insight;

import id.payung.agreements.PlanProgressRepository;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices to offices. Only the module itself writes them; an office reads its own. */
@Component
@Transactional
public class LatenessNoticeRepository {
  private static final String COLUMNS = "n.id, n.organisation, n.kind, n.subject, n.seen_from, n.named_from";

  private final JdbcClient jdbc;
  private final LateMatterLoader lateMatterLoader;
  private final PlanProgressRepository planProgress;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;

  LatenessNoticeRepository(JdbcClient jdbc, LateMatterLoader lateMatterLoader, PlanProgressRepository planProgress,
      ReferenceCatalogue reference, AuditTrailRepository trail) {
    this.jdbc = jdbc;
    this.lateMatterLoader = lateMatterLoader;
    this.planProgress = planProgress;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * Tells offices of what is late today and was not told yet, and ends what is late no more. For the module's own
   * actor.
   */
  public void refresh(Actor service) {
    refresh(service, planProgress.today(service));
  }

  /**
   * The same for a past that is brought in, a demonstration for instance: what is late today is told as of a day, never
   * before it was late.
   *
   * @param day not after today
   */
  public void refresh(Actor service, LocalDate day) {
    List<LateMatterLoader.LateMatter> late = lateMatterLoader.list(service);
    List<LatenessNotice> open = listOpen(service);
    open.stream()
        .filter(notice -> late.stream().noneMatch(matter -> matter.isSubjectOf(notice)))
        .forEach(notice -> markEnded(service, notice, planProgress.today(service)));
    int workingDays = planProgress.ruleToday(service).noticeWorkingDays();
    for (LateMatterLoader.LateMatter lateMatter : late) {
      if (open.stream().noneMatch(lateMatter::isSubjectOf)) {
        insert(service, lateMatter, day.isBefore(lateMatter.since()) ? lateMatter.since() : day, workingDays);
      }
    }
  }

  private void insert(Actor service, LateMatterLoader.LateMatter lateMatter, LocalDate seenFrom, int workingDays) {
    UUID id = Ids.next();
    int added = jdbc.sql("""
        INSERT INTO insight.notice (regency, id, organisation, kind, subject, seen_from, named_from)
        VALUES (:regency, :id, :organisation, :kind, :subject, :seen, :named) ON CONFLICT DO NOTHING
        """)
        .param("regency", service.regency())
        .param("id", id)
        .param("organisation", lateMatter.organisation())
        .param("kind", lateMatter.kind().code())
        .param("subject", lateMatter.subject())
        .param("seen", seenFrom)
        .param("named", OfficeNamingPolicy.firstNamingDay(reference.workingDays(), seenFrom, workingDays))
        .update();
    if (added == 1) {
      trail.recordWrite("notice", id, "created", List.of("seenFrom", "namedFrom"), null,
          new AuditTrailRepository.TrailReach(List.of(lateMatter.organisation()), List.of()));
    }
  }

  private void markEnded(Actor service, LatenessNotice notice, LocalDate today) {
    jdbc.sql("UPDATE insight.notice SET ended_on = :today WHERE regency = :regency AND id = :id AND ended_on IS NULL")
        .param("today", today)
        .param("regency", service.regency())
        .param("id", notice.id())
        .update();
    trail.recordWrite("notice", notice.id(), "ended", List.of("endedOn"), null,
        new AuditTrailRepository.TrailReach(List.of(notice.organisation()), List.of()));
  }

  /** Open ones that the actor may see: a regency's all, or an office's own; who may be named first comes first. */
  @Transactional(readOnly = true)
  List<LatenessNotice> listOpen(Actor actor) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("n.organisation");
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM insight.notice n WHERE n.regency = :regency AND n.ended_on IS NULL AND "
            + scope.conditionSql() + " ORDER BY n.named_from, n.id")
        .params(scope.params())
        .query((row, n) -> read(row))
        .list();
  }

  /** Open ones, and those that ended since a day: late no more. */
  @Transactional(readOnly = true)
  RecentNotices findOpenAndEndedSince(Actor actor, LocalDate day) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("n.organisation");
    List<LatenessNotice> open = new ArrayList<>();
    int[] ended = {0};
    jdbc.sql("SELECT " + COLUMNS
        + ", n.ended_on FROM insight.notice n WHERE n.regency = :regency AND (n.ended_on IS NULL OR n.ended_on >= "
        + ":day) AND " + scope.conditionSql() + " ORDER BY n.named_from, n.id")
        .params(scope.params())
        .param("day", day)
        .query(row -> {
          if (SqlValues.dateOrNull(row, "ended_on") == null) {
            open.add(read(row));
          } else {
            ended[0]++;
          }
        });
    return new RecentNotices(open, ended[0]);
  }

  /**
   * Notices of a while.
   *
   * @param ended how many are late no more
   */
  record RecentNotices(List<LatenessNotice> open, int ended) {}

  private static LatenessNotice read(ResultSet row) throws SQLException {
    return new LatenessNotice(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "organisation"),
        LatenessNotice.LateMatterKind.fromCode(row.getString("kind")), SqlValues.uuid(row, "subject"),
        SqlValues.date(row, "seen_from"), SqlValues.date(row, "named_from"));
  }
}
