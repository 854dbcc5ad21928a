package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.archive.BackupOutcomeFile;
import id.payung.platform.archive.BackupOutcomeFile.BackupOutcome;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The last daily backup, and whether there is one elsewhere. */
@Component
class BackupSystemFactSource implements SystemFactSource {
  /** A day, and the hours by which a machine that was off comes late. */
  static final Duration EXPECTED = Duration.ofHours(36);

  private final BackupOutcomeFile outcomes;

  BackupSystemFactSource(@Value("${payung.data}") String data) {
    this.outcomes = new BackupOutcomeFile(Path.of(data));
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    Optional<BackupOutcome> last = outcomes.findBackup();
    if (last.isEmpty()) {
      return new SystemFact(20, "system.backup", StatusTone.ATTENTION, List.of(ui.t("system.backup.never")));
    }
    BackupOutcome outcome = last.get();
    List<String> lines = new ArrayList<>();
    String problem = outcome.problem();
    if (problem != null) {
      lines.add(ui.t("system.backup.failed", ui.dateTime(outcome.at())));
      lines.add(problem);
    } else {
      lines.add(
          ui.t("system.backup.made", ui.dateTime(outcome.at()), ui.number(Math.ceilDiv(outcome.bytes(), 1L << 20))));
      lines.add(ui.t("system.backup.file", Path.of(outcome.file()).getFileName()));
    }
    String elsewhere = outcome.elsewhere();
    if (problem == null) {
      lines.add(elsewhere == null ? ui.t("system.backup.only-here") : ui.t("system.backup.elsewhere", elsewhere));
    }
    boolean old = outcome.at().isBefore(ui.now().minus(EXPECTED));
    return new SystemFact(20, "system.backup",
        problem != null || old ? StatusTone.LATE : elsewhere == null ? StatusTone.ATTENTION : StatusTone.DONE, lines);
  }
}
