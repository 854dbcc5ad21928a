package id.payung.agreements.register;

import id.payung.agreements.form.AgreementFormInput;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.CodeListEntry;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The form of an agreement: what was typed, read into a draft. */
final class AgreementForm {
  /** Places for parties on the form; more than five sides were not met in practice. */
  static final int MAX_PARTIES = 5;

  private AgreementForm() {}

  static AgreementFormInput blank(UUID id) {
    return AgreementFormInput.empty()
        .put("id", id)
        .put("wholeRegency", "true")
        .put("p1.position", "first")
        .put("p2.position", "second")
        .put("p3.position", "third")
        .put("p4.position", "supporter")
        .put("p5.position", "supporter");
  }

  static AgreementFormInput filled(Agreement agreement, AgreementVersion version) {
    AgreementText text = version.text();
    AgreementFormInput form = blank(agreement.id()).put("version", version.version())
        .put("kind", agreement.kind())
        .put("title", text.title())
        .put("scope", text.scope())
        .put("duties", text.duties())
        .put("costs", text.costs())
        .put("contact", text.contact())
        .put("starts", text.starts())
        .put("ends", text.ends())
        .put("wholeRegency", text.wholeRegency() ? "true" : "")
        .putAll("village", text.villages());
    int partyIndex = 1;
    for (AgreementParty party : text.parties()) {
      String prefix = "p" + partyIndex++ + ".";
      form.put(prefix + "position", party.position())
          .put(prefix + "organisation", party.organisation())
          .put(prefix + "name", party.name())
          .put(prefix + "number", party.number())
          .put(prefix + "signer", party.signer())
          .put(prefix + "post", party.post())
          .put(prefix + "capacity", party.capacity());
    }
    return form;
  }

  /** Reads the draft; what is wrong stands in {@code form.wrong()} afterwards, and then the draft is of no use. */
  static AgreementDraft parse(AgreementFormInput form, ReferenceCatalogue reference) {
    UUID id = Objects.requireNonNullElseGet(form.readId("id", false), Ids::next);
    List<AgreementDraft.NewPartner> newPartners = new ArrayList<>();
    List<AgreementParty> parties = new ArrayList<>();
    for (int partyIndex = 1; partyIndex <= MAX_PARTIES; partyIndex++) {
      parseParty(form, partyIndex, id, parties, newPartners, reference);
    }
    boolean wholeRegency = form.isTicked("wholeRegency");
    AgreementText text = new AgreementText(form.readText("title", 300, true), form.readText("scope", 5000, false),
        form.readText("duties", 5000, false), form.readText("costs", 2000, false), form.readText("contact", 300, false),
        form.readDate("starts", false), form.readDate("ends", false), wholeRegency,
        wholeRegency ? Set.of() : form.readIds("village"), parties);
    if (form.get("title").length() < 3) {
      form.wrong("title", "agreements.wrong.empty");
    }
    LocalDate begunOn = form.readDate("begunOn", false);
    return new AgreementDraft(
        id, form.readChoice("kind",
            reference.list("agreements/kinds").entries().stream().map(CodeListEntry::code).toList(), true),
        form.readId("parent", false), form.readId("decision", false), text, newPartners, begunOn);
  }

  private static void parseParty(AgreementFormInput form, int partyIndex, UUID agreement, List<AgreementParty> parties,
      List<AgreementDraft.NewPartner> newPartners, ReferenceCatalogue reference) {
    String prefix = "p" + partyIndex + ".";
    UUID organisation = form.readId(prefix + "organisation", false);
    String newName = form.readText(prefix + "newName", 200, false);
    if (organisation == null && newName.isEmpty()) {
      return;
    }
    if (organisation == null) {
      organisation = Ids.fromName("partner:" + agreement + ":" + newName.toLowerCase(java.util.Locale.ROOT));
      newPartners.add(new AgreementDraft.NewPartner(organisation,
          form.readChoice(prefix + "newKind",
              reference.list("accounts/organisation-kinds").entries().stream().map(CodeListEntry::code).toList(), true),
          newName));
    }
    String name = form.readText(prefix + "name", 300, false);
    parties.add(new AgreementParty(partyIndex,
        form.readChoice(prefix + "position",
            reference.list("agreements/party-positions").entries().stream().map(CodeListEntry::code).toList(), true),
        organisation, name.isEmpty() ? newName : name, form.readText(prefix + "number", 120, false),
        form.readText(prefix + "signer", 200, false), form.readText(prefix + "post", 200, false),
        form.get(prefix + "capacity").isEmpty() ? "definitive"
            : form.readChoice(prefix + "capacity",
                reference.list("agreements/signer-capacities").entries().stream().map(CodeListEntry::code).toList(),
                false)));
  }
}
