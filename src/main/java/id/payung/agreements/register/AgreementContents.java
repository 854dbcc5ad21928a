package id.payung.agreements.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as somebody writes it down: kind, parent, meeting's decision and what the paper says. A party may be a
 * partner that is new here.
 */
public record AgreementContents(UUID id, String kind, @Nullable UUID parent, @Nullable UUID decision,
    AgreementText text, List<AgreementParty> parties, List<NewPartner> newPartners, @Nullable LocalDate begunOn) {

  /** Who reads it: its parties. */
  List<UUID> reach() {
    return parties.stream().map(AgreementParty::organisation).toList();
  }

  /** A partner that the regency did not know yet. */
  public record NewPartner(UUID id, String kind, String name) {}

  /**
   * One that was signed before it came here, as a register has it.
   *
   * @param ending of one whose term is over
   * @param file what the register is called
   * @param row in it
   */
  public record Signed(AgreementContents draft, LocalDate signedOn, Agreement.@Nullable Ending ending, String file,
      int row) {}

  /** Between known parties, and from no decision. */
  public static AgreementContents of(UUID id, String kind, AgreementText text, List<AgreementParty> parties) {
    return new AgreementContents(id, kind, null, null, text, parties, List.of(), null);
  }
}
