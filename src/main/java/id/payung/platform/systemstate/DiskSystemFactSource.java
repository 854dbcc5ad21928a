package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Room on the disk of the data folder. */
@Component
class DiskSystemFactSource implements SystemFactSource {
  private static final double GIBIBYTE = 1L << 30;
  private static final long SCARCE_BYTES = 5L << 30;
  private static final long LATE_BYTES = 1L << 30;

  private final Path data;

  DiskSystemFactSource(@Value("${payung.data}") String data) {
    this.data = Path.of(data);
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    File disk = data.toFile(); // a file store would want to know the mount point, which not every container tells
    long free = disk.getUsableSpace();
    return new SystemFact(40, "system.disk", tone(free),
        List.of(ui.t("system.disk.free", ui.score(free / GIBIBYTE), ui.score(disk.getTotalSpace() / GIBIBYTE))));
  }

  static StatusTone tone(long free) {
    return free < LATE_BYTES ? StatusTone.LATE : free < SCARCE_BYTES ? StatusTone.ATTENTION : StatusTone.DONE;
  }
}
