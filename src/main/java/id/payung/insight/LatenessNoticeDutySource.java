package id.payung.insight;

import id.payung.agreements.ActivityView;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.insight.LatenessNotice.LateMatterKind;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.RowSelection;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an office sees before the regent's page names it, with the last day on which it can still be mended. */
@Component
@Transactional(readOnly = true)
class LatenessNoticeDutySource implements DutySource {
  private static final String DECISIONS_TITLE = "insight.notice.decisions.title";

  private final Rows rows;
  private final EvaluationScoreDirectory scores;
  private final RegencyDirectory regencies;
  private final Messages words;
  private final Clock clock;

  LatenessNoticeDutySource(Rows rows, EvaluationScoreDirectory scores, RegencyDirectory regencies, Messages words,
      Clock clock) {
    this.words = words;
    this.rows = rows;
    this.scores = scores;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public boolean titlesFitForCalendar() {
    return true;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    if (!actor.hasAnyRole(Role.OFFICE_STAFF)) {
      return List.of();
    }
    List<NoticeOfSubject> own = listOwn(actor, limit);
    if (own.isEmpty()) {
      return List.of();
    }
    LocalDate today = regencies.require(actor.regency()).today(clock);
    Optional<String> open = scores.findOpenEvaluation(actor);
    List<Duty> duties = new ArrayList<>();
    for (NoticeOfSubject one : own) {
      LatenessNotice notice = one.notice();
      if (notice.kind() == LateMatterKind.DATA) {
        open.filter(code -> LateWorkLoader.dataRequestSubjectId(actor.regency(), code).equals(notice.subject()))
            .ifPresent(code -> duties.add(toDuty(notice, today, "KLA " + code, "/kla/" + code + "/questions")));
      } else if (notice.kind() == LateMatterKind.ACTIVITY) {
        duties.add(toDuty(notice, today, one.title(), "/activities/" + notice.subject()));
      } else {
        duties.add(toDuty(notice, today, words.text(Messages.INDONESIAN, DECISIONS_TITLE), "/meetings/decisions")
            .inEnglish(words.text(Messages.ENGLISH, DECISIONS_TITLE)));
      }
    }
    return duties;
  }

  /** @param title of the activity, where one is late */
  private record NoticeOfSubject(LatenessNotice notice, String title) {}

  /** Of the actor's organisations, with what activities are called; in one statement, since first pages have few. */
  private List<NoticeOfSubject> listOwn(Actor actor, int limit) {
    String columns = rows.columns(LatenessNotice.class, "n");
    RowSelection activities = selectOwn(actor, limit).join(ActivityView.class, "a", "a.id = n.subject")
        .and("n.kind = :activity", "activity", LateMatterKind.ACTIVITY)
        .select(columns + ", a.title");
    RowSelection data = selectOwn(actor, limit).and("n.kind <> :activity", "activity", LateMatterKind.ACTIVITY)
        .select(columns + ", '' AS title");
    return rows.union(actor, List.of(activities, data), NoticeOfSubject.class)
        .stream()
        .sorted(Comparator.comparing((NoticeOfSubject one) -> one.notice().namedFrom()))
        .limit(limit)
        .toList();
  }

  private RowQuery<LatenessNotice> selectOwn(Actor actor, int limit) {
    return rows.query(actor, LatenessNotice.class)
        .as("n")
        .is("ended_on", null)
        .in("organisation", actor.organisations())
        .orderBy("n.named_from, n.id")
        .limit(limit);
  }

  private static Duty toDuty(LatenessNotice notice, LocalDate today, String title, String path) {
    String kind = "insight.notice." + notice.kind().name().toLowerCase(Locale.ROOT);
    String why = kind + (notice.mayNameOffice(today) ? ".named" : ".why");
    return new Duty(kind, notice.id(), title, why, notice.due(), path, kind + ".open", 0);
  }
}
