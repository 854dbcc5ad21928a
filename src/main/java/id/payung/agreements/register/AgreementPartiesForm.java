package id.payung.agreements.register;

import id.payung.agreements.register.AgreementContents.NewPartner;
import id.payung.platform.form.FoldedField;
import id.payung.platform.form.FormFields;
import id.payung.platform.ids.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The places for parties on the form of an agreement; more than five sides were not met in practice. */
record AgreementPartiesForm(@Nullable @Valid PartyForm p1, @Nullable @Valid PartyForm p2, @Nullable @Valid PartyForm p3,
    @Nullable @Valid PartyForm p4, @Nullable @Valid PartyForm p5) {
  private static final List<String> USUAL_POSITIONS = List.of("first", "second", "third", "supporter", "supporter");

  /** Places for parties, by the name of their part of the form. */
  public static final List<String> PLACES = List.of("p1", "p2", "p3", "p4", "p5");

  /** One side, known or new. */
  record PartyForm(@Size(max = 60) String position, @Nullable UUID organisation,
      @FoldedField @Size(max = 300, message = "agreements.wrong.long") String name,
      @FoldedField @Size(max = 120, message = "agreements.wrong.long") String number,
      @FoldedField @Size(max = 200, message = "agreements.wrong.long") String signer,
      @FoldedField @Size(max = 200, message = "agreements.wrong.long") String post,
      @FoldedField(usual = "definitive") @Size(max = 60) String capacity,
      @Size(max = 200, message = "agreements.wrong.long") String newName, @Size(max = 60) String newKind) {

    PartyForm {
      capacity = capacity == null || capacity.isEmpty() ? "definitive" : capacity;
    }

    boolean filled() {
      return organisation != null || !newName.isEmpty();
    }

    UUID organisationIn(UUID agreement) {
      return organisation != null ? organisation
          : Ids.fromName("partner:" + agreement + ":" + newName.toLowerCase(Locale.ROOT));
    }
  }

  static final AgreementPartiesForm NONE = new AgreementPartiesForm(null, null, null, null, null);

  /** The form with these parties in its places, and the usual positions in those that are left. */
  static FormFields fill(FormFields form, List<AgreementParty> parties) {
    FormFields filled = form;
    for (int i = 0; i < PLACES.size(); i++) {
      String place = PLACES.get(i) + ".";
      filled = i < parties.size() ? fill(filled, place, parties.get(i))
          : filled.with(place + "position", USUAL_POSITIONS.get(i));
    }
    return filled;
  }

  private static FormFields fill(FormFields form, String place, AgreementParty party) {
    return form.with(place + "position", party.position())
        .with(place + "organisation", party.organisation())
        .with(place + "name", party.name())
        .with(place + "number", party.number())
        .with(place + "signer", party.signer())
        .with(place + "post", party.post())
        .with(place + "capacity", party.capacity());
  }

  List<AgreementParty> parties(UUID agreement) {
    List<AgreementParty> parties = new ArrayList<>();
    List<@Nullable PartyForm> places = Arrays.asList(p1, p2, p3, p4, p5);
    for (int i = 0; i < places.size(); i++) {
      PartyForm party = places.get(i);
      if (party != null && party.filled()) {
        parties.add(new AgreementParty(i + 1, party.position(), party.organisationIn(agreement), party.name(),
            party.number(), party.signer(), party.post(), party.capacity()));
      }
    }
    return parties;
  }

  List<NewPartner> newPartners(UUID agreement) {
    return Arrays.asList(p1, p2, p3, p4, p5)
        .stream()
        .filter(Objects::nonNull)
        .filter(party -> party.filled() && party.organisation() == null)
        .map(party -> new NewPartner(party.organisationIn(agreement), party.newKind(), party.newName()))
        .toList();
  }
}
