package id.payung.agreements.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as somebody writes it down: kind, parent, meeting's decision and what the paper says. A party may be a
 * partner that is new here.
 */
public record AgreementDraft(UUID id, String kind, @Nullable UUID parent, @Nullable UUID decision, AgreementText text,
    List<AgreementParty> parties, List<NewPartner> newPartners, @Nullable LocalDate begunOn) {

  /** A partner that the regency did not know yet. */
  public record NewPartner(UUID id, String kind, String name) {}

  /** Between known parties, and from no decision. */
  public static AgreementDraft of(UUID id, String kind, AgreementText text, List<AgreementParty> parties) {
    return new AgreementDraft(id, kind, null, null, text, parties, List.of(), null);
  }
}
