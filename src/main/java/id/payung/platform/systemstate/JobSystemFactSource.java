package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.JobQueueState;
import id.payung.platform.jobs.JobQueueStateRepository;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Long work of this regency: what waits, and what failed lately. */
@Component
class JobSystemFactSource implements SystemFactSource {
  private static final Duration LONG_WAIT = Duration.ofMinutes(30);
  private static final Duration LATELY = Duration.ofDays(7);

  private final JobQueueStateRepository jobs;

  JobSystemFactSource(JobQueueStateRepository jobs) {
    this.jobs = jobs;
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    JobQueueState state = jobs.read(actor, ui.now().minus(LATELY));
    Instant oldest = state.waitingSince();
    boolean stuck = oldest != null && oldest.isBefore(ui.now().minus(LONG_WAIT));
    return new SystemFact(60, "system.jobs",
        stuck ? StatusTone.LATE : state.failed() > 0 ? StatusTone.ATTENTION : StatusTone.DONE,
        List.of(
            oldest == null ? ui.t("system.jobs.none")
                : ui.t("system.jobs.open", ui.number(state.open()), ui.dateTime(oldest)),
            ui.t("system.jobs.failed", ui.number(state.failed()))));
  }
}
