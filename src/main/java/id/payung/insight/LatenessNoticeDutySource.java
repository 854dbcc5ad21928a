package id.payung.insight;

import id.payung.agreements.ActivityView;
import id.payung.agreements.PlannedActivityDirectory;
import id.payung.indicators.EvaluationScoreRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an office sees before the regent's page names it, with the last day on which it can still be mended. */
@Component
@Transactional(readOnly = true)
class LatenessNoticeDutySource implements DutySource {
  private final LatenessNoticeRepository notices;
  private final PlannedActivityDirectory activities;
  private final EvaluationScoreRepository scores;
  private final RegencyDirectory regencies;
  private final Clock clock;

  LatenessNoticeDutySource(LatenessNoticeRepository notices, PlannedActivityDirectory activities,
      EvaluationScoreRepository scores, RegencyDirectory regencies, Clock clock) {
    this.notices = notices;
    this.activities = activities;
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
    if (!actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER)) {
      return List.of();
    }
    List<LatenessNotice> own = notices.listOpen(actor)
        .stream()
        .filter(notice -> actor.organisations().contains(notice.organisation()))
        .limit(limit)
        .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    LocalDate today = regencies.require(actor.regency()).today(clock);
    List<UUID> subjects = own.stream()
        .filter(notice -> notice.kind() == LatenessNotice.LateMatterKind.ACTIVITY)
        .map(LatenessNotice::subject)
        .toList();
    Map<UUID, ActivityView> named = activities.findByIds(actor, subjects);
    List<Duty> duties = new ArrayList<>();
    for (LatenessNotice notice : own) {
      if (notice.kind() == LatenessNotice.LateMatterKind.DATA) {
        scores.findOpenEvaluation(actor)
            .filter(code -> LateMatterLoader.dataRequestSubjectId(actor.regency(), code).equals(notice.subject()))
            .ifPresent(code -> duties.add(toDuty(notice, today, "KLA " + code, "/kla/" + code + "/questions")));
      } else if (named.get(notice.subject()) instanceof ActivityView activity) {
        duties.add(toDuty(notice, today, activity.title(), "/activities/" + activity.id()));
      }
    }
    return duties;
  }

  private static Duty toDuty(LatenessNotice notice, LocalDate today, String title, String path) {
    String kind = "insight.notice." + (notice.kind() == LatenessNotice.LateMatterKind.DATA ? "data" : "activity");
    String why = kind + (notice.mayNameOffice(today) ? ".named" : ".why");
    return new Duty(kind, notice.id(), title, why, notice.due(), path, kind + ".open", 0);
  }
}
