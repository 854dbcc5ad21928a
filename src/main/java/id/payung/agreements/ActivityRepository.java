package id.payung.agreements;

import id.payung.agreements.reference.StatusRule;
import id.payung.platform.actor.Actor;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.list.SortKey;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Activities as they are measured. */
@Repository
@Transactional
public class ActivityRepository {
  private static final int PAGE_SIZE = 30;
  private static final SortKey<ActivityView> BY_END = SortKey.<ActivityView>named("ends", "agreements.field.ends")
      .ascending("a.ends", "date", ActivityView::ends)
      .ascending("a.id", "uuid", ActivityView::id);

  private final Rows rows;

  ActivityRepository(Rows rows) {
    this.rows = rows;
  }

  private RowQuery<ActivityView> query(Actor actor) {
    return rows.query(actor, ActivityView.class).as("a");
  }

  private RowQuery<ActivityView> queryStanding(Actor actor) {
    return query(actor).and("a.standing");
  }

  public Optional<ActivityView> find(Actor actor, UUID id) {
    return rows.find(actor, ActivityView.class, id);
  }

  public List<ActivityView> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : query(actor).in("id", ids).list();
  }

  public List<ActivityView> listByPlan(Actor actor, UUID plan) {
    return queryStanding(actor).is("plan", plan).orderBy("a.number").list();
  }

  /** Those that the plan holds no longer and of which something was reported, trained or spent. */
  public List<ActivityView> listLeftPlan(Actor actor, UUID plan) {
    return query(actor).is("plan", plan)
        .and("NOT a.standing")
        .and(CountedPlanPolicy.listedSql("a"))
        .orderBy("a.number, a.id")
        .list();
  }

  public List<ActivityView> listByAgreements(Actor actor, Collection<UUID> agreements, @Nullable Integer year) {
    return agreements.isEmpty() ? List.of()
        : queryStanding(actor).in("agreement", agreements)
            .isIfGiven("year", year)
            .orderBy("a.agreement, a.year, a.number")
            .list();
  }

  /** All of a budget year, by end. */
  public List<ActivityView> listByYear(Actor actor, int year) {
    return queryStanding(actor).is("year", year).orderBy("a.ends, a.id").list();
  }

  public List<ActivityView> listByQuestion(Actor actor, String question) {
    return queryStanding(actor).and("a.questions @> CAST(:questions AS text[])", "questions", List.of(question))
        .orderBy("a.year DESC, a.ends DESC, a.id")
        .limit(500)
        .list();
  }

  /** Those that can be reported: standing, of these years. */
  public List<ActivityView> listReportable(Actor actor, int firstYear, int lastYear) {
    return queryStanding(actor).and("a.year BETWEEN :first AND :last", "first", firstYear)
        .param("last", lastYear)
        .orderBy("a.id")
        .list();
  }

  /** A budget year by end, narrowed by a part of the title; one page. */
  public Slice<ActivityView> listByEnd(Actor actor, int year, String q, @Nullable String page) {
    ListWindow<ActivityView> window = ListWindow.of(BY_END, page, PAGE_SIZE);
    return window.slice(within(queryStanding(actor).is("year", year).containing("a.search", q), window).list());
  }

  /** @param window of the list that is shown; its orders name the columns of {@code a} */
  public List<ActivityView> list(Actor actor, ActivityFilter filter, StatusRule rule, LocalDate today,
      ListWindow<?> window) {
    RowQuery<ActivityView> query = query(actor).and(CountedPlanPolicy.listedSql("a"))
        .is("year", filter.yearOn(today))
        .containing("a.search", filter.q())
        .isIfGiven("office", filter.office());
    if (filter.village() != null) {
      query.and("a.villages @> CAST(:villages AS uuid[])", "villages", List.of(filter.village()));
    }
    if (!filter.question().isBlank()) {
      query
          .and("EXISTS (SELECT FROM unnest(a.questions) q WHERE q = :question OR q LIKE :questions)", "question",
              filter.question())
          .param("questions", filter.question().replaceAll("[^0-9A-Za-z]", "") + ".%");
    }
    if (!filter.verdict().isBlank()) {
      withStatus(query, rule, today).and("(" + ActivityProgress.STATUS_SQL + ") = :verdict", "verdict",
          filter.verdict());
    }
    if (!filter.approval().isBlank()) {
      query.is("approved", filter.approval().equals("approved"));
    }
    return within(query, window).list();
  }

  private static RowQuery<ActivityView> within(RowQuery<ActivityView> query, ListWindow<?> window) {
    return query.within(window.condition(), window.orderAndLimit(), window.params());
  }

  private static RowQuery<ActivityView> withStatus(RowQuery<ActivityView> query, StatusRule rule, LocalDate today) {
    return query.param("today", today).param("points", rule.points()).param("silentDays", rule.silentDays());
  }

  /** The verdict as the database makes it, for the test that holds it to the one in Java. */
  List<String> listStatusCodes(Actor actor, UUID plan, StatusRule rule, LocalDate today) {
    return withStatus(query(actor).is("plan", plan), rule, today).orderBy("a.number")
        .list(String.class, ActivityProgress.STATUS_SQL);
  }

  /** Locked until the transaction ends, so that two reports of one activity are counted one after the other. */
  public ActivityView lock(Actor actor, UUID id) {
    return rows.lock(actor, ActivityView.class, id);
  }

  /**
   * Locks several in the order of their ids, so that nobody who locks several waits for one who waits for them. One
   * alone needs no order.
   */
  public void lock(Actor actor, Collection<UUID> ids) {
    if (ids.size() > 1) {
      query(actor).in("id", ids).orderBy("a.id").forUpdate().list();
    }
  }

  /** Counts anew from the reports and trainings that stand. */
  public void updateTotals(Actor actor, UUID id) {
    rows.sql(actor, """
        UPDATE agreements.activity a
           SET realised = v.volume, reports = v.reports, last_held_on = v.last, trained = t.trained,
             certified = t.certified, version = a.version + 1
          FROM (SELECT coalesce(sum(volume), 0) AS volume, count(*) AS reports, max(held_on) AS last
            FROM agreements.volume
                 WHERE regency = :regency AND activity = :id AND NOT withdrawn AND taken_back_at IS NULL) v,
               (SELECT coalesce(sum(trained_m + trained_f), 0) AS trained, coalesce(sum(certified_m + certified_f),
                 0) AS certified
                  FROM agreements.training WHERE regency = :regency AND activity = :id AND taken_back_at IS NULL) t
         WHERE a.regency = :regency AND a.id = :id
        """).param("id", id).update();
  }
}
