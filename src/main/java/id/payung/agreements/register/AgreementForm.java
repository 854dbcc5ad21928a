package id.payung.agreements.register;

import id.payung.agreements.Typed;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Entry;
import id.payung.platform.reference.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The form of an agreement: what was typed, read into a draft. */
final class AgreementForm {
  /** Places for parties on the form; more than five sides were not met in practice. */
  static final int PLACES = 5;

  private AgreementForm() {}

  static Typed blank(UUID id) {
    return Typed.empty()
        .put("id", id)
        .put("wholeRegency", "true")
        .put("p1.position", "first")
        .put("p2.position", "second")
        .put("p3.position", "third")
        .put("p4.position", "supporter")
        .put("p5.position", "supporter");
  }

  static Typed filled(Agreement agreement, AgreementVersion version) {
    AgreementText text = version.text();
    Typed form = blank(agreement.id()).put("version", version.version())
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
    int place = 1;
    for (Party party : text.parties()) {
      String p = "p" + place++ + ".";
      form.put(p + "position", party.position())
          .put(p + "organisation", party.organisation())
          .put(p + "name", party.name())
          .put(p + "number", party.number())
          .put(p + "signer", party.signer())
          .put(p + "post", party.post())
          .put(p + "capacity", party.capacity());
    }
    return form;
  }

  /** Reads the draft; what is wrong stands in {@code form.wrong()} afterwards, and then the draft is of no use. */
  static Draft read(Typed form, Reference reference) {
    UUID id = Objects.requireNonNullElseGet(form.uuid("id", false), Ids::next);
    List<Draft.NewPartner> fresh = new ArrayList<>();
    List<Party> parties = new ArrayList<>();
    for (int place = 1; place <= PLACES; place++) {
      readParty(form, place, id, parties, fresh, reference);
    }
    boolean whole = form.ticked("wholeRegency");
    AgreementText text = new AgreementText(form.text("title", 300, true), form.text("scope", 5000, false),
        form.text("duties", 5000, false), form.text("costs", 2000, false), form.text("contact", 300, false),
        form.date("starts", false), form.date("ends", false), whole, whole ? Set.of() : form.uuids("village"), parties);
    if (form.get("title").length() < 3) {
      form.wrong("title", "agreements.wrong.empty");
    }
    LocalDate begun = form.date("begunOn", false);
    return new Draft(id,
        form.choice("kind", reference.list("agreements/kinds").all().stream().map(Entry::code).toList(), true),
        form.uuid("parent", false), form.uuid("decision", false), text, fresh, begun);
  }

  private static void readParty(Typed form, int place, UUID agreement, List<Party> parties,
      List<Draft.NewPartner> fresh, Reference reference) {
    String p = "p" + place + ".";
    UUID organisation = form.uuid(p + "organisation", false);
    String newName = form.text(p + "newName", 200, false);
    if (organisation == null && newName.isEmpty()) {
      return;
    }
    if (organisation == null) {
      organisation = Ids.named("partner:" + agreement + ":" + newName.toLowerCase(java.util.Locale.ROOT));
      fresh
          .add(new Draft.NewPartner(organisation,
              form.choice(p + "newKind",
                  reference.list("accounts/organisation-kinds").all().stream().map(Entry::code).toList(), true),
              newName));
    }
    String name = form.text(p + "name", 300, false);
    parties.add(new Party(place,
        form.choice(p + "position",
            reference.list("agreements/party-positions").all().stream().map(Entry::code).toList(), true),
        organisation, name.isEmpty() ? newName : name, form.text(p + "number", 120, false),
        form.text(p + "signer", 200, false), form.text(p + "post", 200, false),
        form.get(p + "capacity").isEmpty() ? "definitive"
            : form.choice(p + "capacity",
                reference.list("agreements/signer-capacities").all().stream().map(Entry::code).toList(), false)));
  }
}
