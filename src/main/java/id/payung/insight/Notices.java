package id.payung.insight;

import id.payung.agreements.PlanStatus;
import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
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
public class Notices {
  private static final String COLUMNS = "n.id, n.organisation, n.kind, n.subject, n.seen_from, n.named_from";

  private final JdbcClient jdbc;
  private final LateMatters matters;
  private final PlanStatus status;
  private final Reference reference;
  private final Trail trail;

  Notices(JdbcClient jdbc, LateMatters matters, PlanStatus status, Reference reference, Trail trail) {
    this.jdbc = jdbc;
    this.matters = matters;
    this.status = status;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * Tells offices of what is late today and was not told yet, and ends what is late no more. For the module's own
   * actor.
   */
  public void refresh(Actor service) {
    refresh(service, status.today(service));
  }

  /**
   * The same for a past that is brought in, a demonstration for instance: what is late today is told as of a day, never
   * before it was late.
   *
   * @param day not after today
   */
  public void refresh(Actor service, LocalDate day) {
    List<LateMatters.Matter> late = matters.of(service);
    List<Notice> open = open(service);
    open.stream()
        .filter(notice -> late.stream().noneMatch(matter -> matter.is(notice)))
        .forEach(notice -> end(service, notice, status.today(service)));
    int workingDays = status.rule(service).noticeWorkingDays();
    for (LateMatters.Matter matter : late) {
      if (open.stream().noneMatch(matter::is)) {
        tell(service, matter, day.isBefore(matter.since()) ? matter.since() : day, workingDays);
      }
    }
  }

  private void tell(Actor service, LateMatters.Matter matter, LocalDate seenFrom, int workingDays) {
    UUID id = Ids.next();
    int added = jdbc.sql("""
        INSERT INTO insight.notice (regency, id, organisation, kind, subject, seen_from, named_from)
        VALUES (:regency, :id, :organisation, :kind, :subject, :seen, :named) ON CONFLICT DO NOTHING
        """)
        .param("regency", service.regency())
        .param("id", id)
        .param("organisation", matter.organisation())
        .param("kind", matter.kind().code())
        .param("subject", matter.subject())
        .param("seen", seenFrom)
        .param("named", NamingRule.namedFrom(reference.workingDays(), seenFrom, workingDays))
        .update();
    if (added == 1) {
      trail.wrote("notice", id, "created", List.of("seenFrom", "namedFrom"), null,
          new Trail.Reach(List.of(matter.organisation()), List.of()));
    }
  }

  private void end(Actor service, Notice notice, LocalDate today) {
    jdbc.sql("UPDATE insight.notice SET ended_on = :today WHERE regency = :regency AND id = :id AND ended_on IS NULL")
        .param("today", today)
        .param("regency", service.regency())
        .param("id", notice.id())
        .update();
    trail.wrote("notice", notice.id(), "ended", List.of("endedOn"), null,
        new Trail.Reach(List.of(notice.organisation()), List.of()));
  }

  /** Open ones that the actor may see: a regency's all, or an office's own; who may be named first comes first. */
  @Transactional(readOnly = true)
  List<Notice> open(Actor actor) {
    Scope scope = Scope.of(actor).organisation("n.organisation");
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM insight.notice n WHERE n.regency = :regency AND n.ended_on IS NULL AND "
            + scope.sql() + " ORDER BY n.named_from, n.id")
        .params(scope.params())
        .query((row, n) -> read(row))
        .list();
  }

  /** Open ones, and those that ended since a day: late no more. */
  @Transactional(readOnly = true)
  Lately lately(Actor actor, LocalDate day) {
    Scope scope = Scope.of(actor).organisation("n.organisation");
    List<Notice> open = new ArrayList<>();
    int[] ended = {0};
    jdbc.sql("SELECT " + COLUMNS
        + ", n.ended_on FROM insight.notice n WHERE n.regency = :regency AND (n.ended_on IS NULL OR n.ended_on >= "
        + ":day) AND " + scope.sql() + " ORDER BY n.named_from, n.id")
        .params(scope.params())
        .param("day", day)
        .query(row -> {
          if (Sql.dateOrNull(row, "ended_on") == null) {
            open.add(read(row));
          } else {
            ended[0]++;
          }
        });
    return new Lately(open, ended[0]);
  }

  /**
   * Notices of a while.
   *
   * @param ended how many are late no more
   */
  record Lately(List<Notice> open, int ended) {}

  private static Notice read(ResultSet row) throws SQLException {
    return new Notice(Sql.uuid(row, "id"), Sql.uuid(row, "organisation"), Notice.Kind.of(row.getString("kind")),
        Sql.uuid(row, "subject"), Sql.date(row, "seen_from"), Sql.date(row, "named_from"));
  }
}
