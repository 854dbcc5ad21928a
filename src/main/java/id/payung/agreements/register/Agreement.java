package id.payung.agreements.register;

import id.payung.platform.lifecycle.EndableRecord;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
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
@Table(value = "agreements.agreement", reach = "parties:organisations")
@CopiesReachTo(value = "agreements.agreement_version", by = "agreement")
@CopiesReachTo(value = "agreements.party", by = "agreement")
@CopiesReachTo(value = "agreements.step", by = "agreement")
public record Agreement(UUID id, @HiddenFromPeople Origin origin,
    @HiddenFromPeople @ColumnName("holding") int currentVersion,
    @HiddenFromPeople @ColumnName("newest") int newestVersion, @HiddenFromPeople Summary summary,
    @Nullable LocalDate begunOn, @Nullable Ending ending,
    @HiddenFromPeople List<UUID> organisations) implements EndableRecord {

  /**
   * What an agreement begins with.
   *
   * @param decision of the meeting that it came from
   * @param registerFile what the register was called that it was brought in from, and its row there; null where
   * somebody wrote it down here
   */
  public record Origin(String kind, @Nullable UUID parent, @Nullable UUID decision, Instant createdAt,
      @Nullable UUID createdBy, @Nullable String registerFile, @Nullable Integer registerRow) {}

  /**
   * What the version that holds says, repeated for lists.
   *
   * @param partners names of all parties but the first
   * @param search title, numbers and names in small letters
   * @param villages all of the regency where the paper holds everywhere
   */
  public record Summary(String title, AgreementStage stage, @Nullable LocalDate starts, @Nullable LocalDate ends,
      String partners, String search, List<UUID> villages) {}

  /** Ended before its term, or never to be signed. */
  public record Ending(LocalDate endedOn, String endedReason) {}

  public String kind() {
    return origin.kind();
  }

  public String title() {
    return summary.title();
  }

  public AgreementStage stage() {
    return summary.stage();
  }

  public @Nullable LocalDate endedOn() {
    return ending == null ? null : ending.endedOn();
  }

  @Override
  public @Nullable String endedKey() {
    return ending == null ? null : "agreements.refused.ended";
  }

  /** Message key of why nothing follows any more: it was ended, or its term is over; null while it goes on. */
  public @Nullable String overKey(LocalDate today) {
    LocalDate last = summary.ends();
    return ending != null ? "agreements.is-ended"
        : stage() == AgreementStage.IN_FORCE && last != null && last.isBefore(today) ? "agreements.is-expired"
        : null;
  }

  /** The paper is not complete although work has begun, or may begin. */
  public boolean paperIncomplete() {
    return !stage().complete();
  }

  /** Work began before the paper was complete, and the paper still is not. */
  public boolean aheadOfPaper() {
    return begunOn != null && paperIncomplete();
  }
}
