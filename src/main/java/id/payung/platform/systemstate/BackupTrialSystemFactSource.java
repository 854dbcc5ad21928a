package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.archive.BackupOutcomeFile;
import id.payung.platform.archive.BackupOutcomeFile.TrialOutcome;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the last backup was tried, and could be restored. */
@Component
class BackupTrialSystemFactSource implements SystemFactSource {
  private final BackupOutcomeFile outcomes;

  BackupTrialSystemFactSource(@Value("${payung.data}") String data) {
    this.outcomes = new BackupOutcomeFile(Path.of(data));
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    Optional<TrialOutcome> last = outcomes.findTrial();
    if (last.isEmpty()) {
      return new SystemFact(30, "system.trial", StatusTone.ATTENTION, List.of(ui.t("system.trial.never")));
    }
    TrialOutcome outcome = last.get();
    String problem = outcome.problem();
    if (problem != null) {
      return new SystemFact(30, "system.trial", StatusTone.LATE,
          List.of(ui.t("system.trial.failed", ui.dateTime(outcome.at())), problem));
    }
    boolean old = outcome.at().isBefore(ui.now().minus(BackupSystemFactSource.EXPECTED));
    return new SystemFact(30, "system.trial", old ? StatusTone.LATE : StatusTone.DONE,
        List.of(ui.t("system.trial.worked", Path.of(outcome.file()).getFileName(), ui.dateTime(outcome.at())),
            ui.t("system.trial.content", ui.number(outcome.rows()), ui.number(outcome.files()))));
  }
}
