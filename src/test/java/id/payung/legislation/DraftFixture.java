package id.payung.legislation;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** People of both sides, and drafts that have come so far. */
@TestComponent
public class DraftFixture {
  public static final UUID COUNCIL = Ids.fromName("office:council");
  private static final UUID LEGAL_CLERK = Ids.fromName("person:hukum-uji");
  private static final UUID COUNCIL_CLERK = Ids.fromName("person:setwan-uji");

  private final TestCast cast;
  private final PersonRegistration people;
  private final OrganisationRepository organisations;
  private final DraftRegistration drafts;
  private final DraftEventRegistration events;
  private final DraftRepository repository;

  DraftFixture(TestCast cast, PersonRegistration people, OrganisationRepository organisations, DraftRegistration drafts,
      DraftEventRegistration events, DraftRepository repository) {
    this.cast = cast;
    this.people = people;
    this.organisations = organisations;
    this.drafts = drafts;
    this.events = events;
    this.repository = repository;
  }

  /** Signs in as {@code hukum.uji}. */
  public Actor legal() {
    return person(LEGAL_CLERK, "hukum.uji", Role.LEGAL_OFFICE, TestCast.DP3A, Set.of());
  }

  /** Signs in as {@code setwan.uji}. */
  public Actor council() {
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin,
        () -> organisations.insertIfAbsent(admin, COUNCIL, "council", "Sekretariat DPRD Contoh", "Setwan", null, true));
    return person(COUNCIL_CLERK, "setwan.uji", Role.COUNCIL_STAFF, COUNCIL, Set.of(COUNCIL));
  }

  private Actor person(UUID id, String signIn, Role role, UUID office, Set<UUID> reach) {
    Actor admin = cast.actorOf(TestCast.ADMIN);
    UUID mandate = Ids.fromName("mandate:" + id);
    ActorContext.runAs(admin, () -> people.registerWithMandate(admin,
        new NewPerson(id, "Contoh " + signIn, signIn, null, TestCast.PASSWORD, true),
        new NewMandate(mandate, id, role, office, "", List.of(), "SK-UJI/12/2026", LocalDate.of(2024, 1, 2), null)));
    return Actor.person(TestCast.LUWU_TIMUR, id, "Contoh " + signIn, List.of(role), Set.of(mandate), reach, Set.of());
  }

  public UUID begin(String kind, String title, LocalDate day) {
    Actor actor = kind.equals("perda-council") ? council() : legal();
    UUID id = Ids.next();
    String review = kind.equals("decree") || kind.equals("perbup") ? "none" : "facilitation";
    DraftForm form = RecordCopy.blank(DraftForm.class)
        .with(DraftForm::id, id)
        .with(DraftForm::title, title)
        .with(DraftForm::kind, kind)
        .with(DraftForm::review, review)
        .with(DraftForm::initiator, kind.equals("perda-council") ? COUNCIL : TestCast.DISDUKCAPIL)
        .with(DraftForm::proposedOn, day)
        .with(DraftForm::programmeYear, day.getYear())
        .make();
    ActorContext.runAs(actor, () -> drafts.begin(actor, form));
    return id;
  }

  /** A form as it would be opened now. */
  public DraftEventForm form(Actor actor, UUID draft, String kind, LocalDate day) {
    return RecordCopy.blank(DraftEventForm.class)
        .with(DraftEventForm::event, Ids.next())
        .with(DraftEventForm::basedOn, read(actor, draft).version())
        .with(DraftEventForm::kind, kind)
        .with(DraftEventForm::happenedOn, day)
        .with(DraftEventForm::letterNumber, "100/" + kind)
        .with(DraftEventForm::registeredAs, kind.equals("number-given") ? "B.HK.01/2026" : "")
        .with(DraftEventForm::untilOn, kind.startsWith("committee") ? day.plusMonths(2) : null)
        .make();
  }

  public UUID record(Actor actor, UUID draft, DraftEventForm form) {
    ActorContext.runAs(actor, () -> events.record(actor, draft, form, null));
    return form.event();
  }

  /** Both sides write down these events, each of its own, all on one day. */
  public void pass(UUID draft, LocalDate day, String... kinds) {
    for (String kind : kinds) {
      boolean ofCouncil = read(council(), draft) != null && isCouncils(draft, kind);
      Actor actor = ofCouncil ? council() : legal();
      record(actor, draft, form(actor, draft, kind, day));
    }
  }

  private boolean isCouncils(UUID draft, String kind) {
    Draft known = read(council(), draft);
    boolean councils = known != null && known.kind().equals("perda-council");
    return Set.of("plenary-one", "committee-formed", "committee-extended", "committee-reported", "jointly-approved")
        .contains(kind)
        || councils
            && Set.of("draft-completed", "harmonisation-requested", "harmonisation-completed", "submitted-to-regent")
                .contains(kind);
  }

  /** Null where the actor reads no such draft. */
  public @Nullable Draft read(Actor actor, UUID draft) {
    return ActorContext.callAs(actor, () -> repository.find(actor, draft)).orElse(null);
  }

  /** A Perda of the regent that has come to the council. */
  public UUID submitted(String title, LocalDate day) {
    UUID draft = begin("perda-regent", title, day);
    council();
    pass(draft, day, "draft-completed", "harmonisation-requested", "harmonisation-completed", "submitted-to-council");
    return draft;
  }

  /** Likewise one that has its registration number. */
  public UUID numbered(String title, LocalDate day) {
    UUID draft = submitted(title, day);
    pass(draft, day, "plenary-one", "committee-formed", "committee-reported", "facilitation-requested",
        "facilitation-completed", "jointly-approved", "handed-over", "number-requested", "number-given");
    return draft;
  }
}
