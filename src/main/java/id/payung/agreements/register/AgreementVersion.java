package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.platform.actor.Actor;
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
    /** A draft again. */
    Progress redrafted() {
      return new Progress(AgreementStage.DRAFT, null, fileSha256, fileName);
    }

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
    return progress.fileSha256() != null && partiesWithoutNumber().isEmpty();
  }

  /** Who signs it, and whose number on the paper is not written down yet. */
  public List<String> partiesWithoutNumber() {
    return parties.stream()
        .filter(party -> party.signs() && party.number().isBlank())
        .map(AgreementParty::name)
        .toList();
  }

  /**
   * The key of the message that says what of the paper is missing; its argument are the names of
   * {@link #partiesWithoutNumber}.
   */
  public String missingPaperKey() {
    if (progress.fileSha256() != null) {
      return "agreements.wrong.numbers-missing";
    }
    return partiesWithoutNumber().isEmpty() ? "agreements.wrong.scan-missing" : "agreements.wrong.paper-missing";
  }

  /** Who signs it, and whose signer or post is not written down yet. */
  public List<String> partiesWithoutSigner() {
    return parties.stream()
        .filter(party -> party.signs() && (party.signer().isBlank() || party.post().isBlank()))
        .map(AgreementParty::name)
        .toList();
  }

  /** Whether somebody may change what it says. */
  public boolean mayBeWrittenBy(Actor actor) {
    return AgreementAccessPolicy.mayWriteText(actor, partyIds(), stage() == AgreementStage.DRAFT);
  }

  /** The parties whose numbers somebody may write. */
  public List<AgreementParty> partiesNumberedBy(Actor actor) {
    return parties.stream()
        .filter(party -> party.signs() && AgreementAccessPolicy.mayWriteNumber(actor, party.organisation(),
            stage().complete(), party.number().isBlank()))
        .toList();
  }

  /** Whether somebody may add the scan, or put another in its place. */
  public boolean mayBeScannedBy(Actor actor) {
    return AgreementAccessPolicy.mayAttachScan(actor, partyIds(), stage().complete(), progress.fileSha256() == null);
  }

  /** Whether somebody may note that work has begun: its parties before the paper is complete, and once. */
  public boolean mayBeBegunBy(Actor actor, Agreement agreement) {
    return AgreementAccessPolicy.mayWriteText(actor, partyIds(),
        agreement.paperIncomplete() && agreement.begunOn() == null);
  }

  /** Whether this says the same to the same parties: numbers and who signs are no part of what was reviewed. */
  boolean saysTheSameAs(AgreementText other, List<AgreementParty> others) {
    return text.equals(other) && namesOf(parties).equals(namesOf(others));
  }

  private static Set<String> namesOf(List<AgreementParty> parties) {
    return parties.stream()
        .map(party -> party.position() + " " + party.organisation() + " " + party.name())
        .collect(Collectors.toSet());
  }

  Set<UUID> partyIds() {
    return parties.stream().map(AgreementParty::organisation).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
