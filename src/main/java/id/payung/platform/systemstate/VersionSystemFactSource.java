package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which Payung runs here, and since when. */
@Component
class VersionSystemFactSource implements SystemFactSource {
  private final String version;

  /** @param version what the launcher says; the build's own where nobody says it */
  VersionSystemFactSource(@Value("${PAYUNG_VERSION:}") String version) {
    String built = VersionSystemFactSource.class.getPackage().getImplementationVersion();
    this.version = !version.isBlank() ? version : built == null ? "" : built;
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    return new SystemFact(10, "system.program", StatusTone.INFO,
        List.of(version.isBlank() ? ui.t("system.program.unknown") : ui.t("system.program.version", version),
            ui.t("system.program.since", ui.dateTime(started))));
  }
}
