package id.payung.agreements.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the register shows it: what holds now, or what is on its way while nothing holds yet.
 *
 * @param currentVersion number of the version that holds
 * @param newestVersion number of the newest version
 * @param begunOn first day of work, when it began before the paper was complete
 * @param organisations parties, and those with work in its plans
 */
public record Agreement(UUID id, String kind, @Nullable UUID parent, @Nullable UUID decision, int currentVersion,
    int newestVersion, String title, AgreementStage stage, @Nullable LocalDate starts, @Nullable LocalDate ends,
    String partners, @Nullable LocalDate begunOn, @Nullable LocalDate endedOn, @Nullable String endedReason,
    List<UUID> organisations) {

  /** The paper is not complete although work has begun, or may begin. */
  public boolean paperIncomplete() {
    return !stage.complete();
  }

  /** Work began before the paper was complete, and the paper still is not. */
  public boolean aheadOfPaper() {
    return begunOn != null && paperIncomplete();
  }
}
