package id.payung.agreements.register;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.NotAColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of an agreement: the first paper, an addendum or a renewal.
 *
 * @param version grows with every change; a save that is based on an older one is stale
 * @param organisations a copy of the agreement's reach
 */
@Table(value = "agreements.agreement_version", reach = "parties:organisations")
public record AgreementVersion(@KeyColumn UUID agreement, @KeyColumn int number, @HiddenFromPeople Origin origin,
    @HiddenFromPeople Progress progress, int version, AgreementText text, @NotAColumn List<AgreementParty> parties,
    @HiddenFromPeople List<UUID> organisations) {

  /**
   * Why there is this version.
   *
   * @param sort original, addendum or renewal
   */
  public record Origin(String sort, String reason, Instant createdAt, @Nullable UUID createdBy) {}

  /** How far it has come, and the scan of the signed paper. */
  public record Progress(AgreementStage stage, @Nullable LocalDate signedOn, @Nullable String fileSha256,
      @Nullable String fileName) {
    static final Progress DRAFT = new Progress(AgreementStage.DRAFT, null, null, null);
  }

  public String sort() {
    return origin.sort();
  }

  public AgreementStage stage() {
    return progress.stage();
  }

  public @Nullable LocalDate signedOn() {
    return progress.signedOn();
  }

  /** The signed scan is here, and a number of each side that signs. */
  public boolean paperComplete() {
    return progress.fileSha256() != null
        && parties.stream().allMatch(party -> !party.signs() || !party.number().isBlank());
  }

  /** Who signs it, and whose signer or post is not written down yet. */
  public List<String> partiesWithoutSigner() {
    return parties.stream()
        .filter(party -> party.signs() && (party.signer().isBlank() || party.post().isBlank()))
        .map(AgreementParty::name)
        .toList();
  }

  Set<UUID> partyIds() {
    return parties.stream().map(AgreementParty::organisation).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
