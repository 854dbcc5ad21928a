package id.payung.insight;

import id.payung.agreements.Activities;
import id.payung.agreements.ActivityView;
import id.payung.indicators.Scores;
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
class NoticeDuties implements DutySource {
  private final Notices notices;
  private final Activities activities;
  private final Scores scores;
  private final RegencyDirectory regencies;
  private final Clock clock;

  NoticeDuties(Notices notices, Activities activities, Scores scores, RegencyDirectory regencies, Clock clock) {
    this.notices = notices;
    this.activities = activities;
    this.scores = scores;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public List<Duty> owedBy(Actor actor, int limit) {
    if (!actor.has(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER)) {
      return List.of();
    }
    List<Notice> own = notices.open(actor)
        .stream()
        .filter(notice -> actor.organisations().contains(notice.organisation()))
        .limit(limit)
        .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    LocalDate today = regencies.require(actor.regency()).today(clock);
    List<UUID> subjects =
        own.stream().filter(notice -> notice.kind() == Notice.Kind.ACTIVITY).map(Notice::subject).toList();
    Map<UUID, ActivityView> named = activities.named(actor, subjects);
    List<Duty> duties = new ArrayList<>();
    for (Notice notice : own) {
      if (notice.kind() == Notice.Kind.DATA) {
        scores.current(actor)
            .ifPresent(code -> duties.add(duty(notice, today, "KLA " + code, "/kla/" + code + "/questions")));
      } else if (named.get(notice.subject()) instanceof ActivityView activity) {
        duties.add(duty(notice, today, activity.title(), "/activities/" + activity.id()));
      }
    }
    return duties;
  }

  private static Duty duty(Notice notice, LocalDate today, String title, String path) {
    String kind = "insight.notice." + notice.kind().code();
    String why = kind + (notice.mayName(today) ? ".named" : ".why");
    return new Duty(kind, notice.id(), title, why, notice.namedFrom().minusDays(1), path, kind + ".open", 0);
  }
}
