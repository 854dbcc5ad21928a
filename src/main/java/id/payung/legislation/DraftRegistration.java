package id.payung.legislation;

import id.payung.accounts.OrganisationRepository;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.SaveResult;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins drafts, each side its own, and puts right what no event says of them. */
@Component
@Transactional
public class DraftRegistration {
  /** Who of the regent's side may have thought of a draft. */
  public static final String[] OFFICE_KINDS = {"opd", "secretariat", "service-unit"};

  private final DraftRepository drafts;
  private final DraftEventRepository events;
  private final OrganisationRepository organisations;
  private final AuditTrailRepository trail;

  DraftRegistration(DraftRepository drafts, DraftEventRepository events, OrganisationRepository organisations,
      AuditTrailRepository trail) {
    this.drafts = drafts;
    this.events = events;
    this.organisations = organisations;
    this.trail = trail;
  }

  /**
   * Begins a draft with its first event; the same id again is the same draft.
   *
   * @throws Invalid when the form names what this side may not begin
   */
  public void begin(Actor actor, DraftForm form) {
    DraftKind kind = events.paths()
        .findKind(form.kind())
        .filter(known -> known.side().isKeptBy(actor))
        .orElseThrow(() -> new Invalid("kind", "errors.choice"));
    LocalDate proposedOn = form.proposedOn();
    if (proposedOn == null) {
      throw new Invalid("proposedOn", "legislation.date.needed");
    }
    requireSound(actor, kind, form);
    String[] initiators = kind.side() == DraftSide.COUNCIL ? new String[]{"council"} : OFFICE_KINDS;
    if (organisations.listActiveByKinds(actor, initiators)
        .stream()
        .noneMatch(one -> one.id().equals(form.initiator()))) {
      throw new Invalid("initiator", "legislation.initiator.side");
    }
    DraftEvent first = events.blank(actor, Ids.fromName("first event of " + form.id()), form.id(), 1)
        .with(DraftEvent::kind, events.paths().firstEvent().code())
        .with(DraftEvent::happenedOn, proposedOn)
        .with(DraftEvent::letterNumber, form.letterNumber())
        .make();
    Draft draft = events.follow(actor, RecordCopy.blank(Draft.class).withAll(form).make(), List.of(first), 0);
    if (events.insertIfAbsent(actor, draft, first)) {
      trail.recordWrite("draft", draft.id(), "created", List.of("title", "kind", "review"), null,
          DraftRepository.trailReach(draft));
    }
  }

  /**
   * Puts right what is not said by events; kind and initiator stay.
   *
   * @throws Invalid when an event that stands would not be lawful any more
   * @throws Stale when somebody else saved meanwhile
   */
  public void change(Actor actor, DraftForm form) {
    Draft before = events.lock(actor, form.id());
    DraftKind kind = events.paths().requireKind(before.kind());
    if (!kind.side().isKeptBy(actor)) {
      throw new Forbidden();
    }
    requireSound(actor, kind, form);
    Draft after = form.change(before);
    try {
      List<DraftEvent> standing = events.listStanding(actor, before.id());
      boolean sameWay = before.review().equals(form.review()) && before.programmeYear() == form.programmeYear();
      after = events.follow(actor, after, standing, sameWay ? standing.size() : 0);
    } catch (Invalid unlawful) {
      throw new Invalid(before.review().equals(form.review()) ? "programmeYear" : "review",
          "legislation.review.events");
    }
    SaveResult<Draft> saved = events.update(actor, before, after);
    if (saved.changed()) {
      trail.recordWrite("draft", before.id(), "changed", saved.fields(), null, DraftRepository.trailReach(after));
    }
  }

  /** Lists were filled here; what they send back is looked for again. */
  private void requireSound(Actor actor, DraftKind kind, DraftForm form) {
    if (!kind.reviews().contains(form.review())) {
      throw new Invalid("review", "legislation.review.kind");
    }
    if (!form.outsideGround().isEmpty()
        && events.paths().outsideGrounds().stream().noneMatch(one -> one.code().equals(form.outsideGround()))) {
      throw new Invalid("outsideGround", "errors.choice");
    }
    if (form.promisedOn() != null && form.parent() == null) {
      throw new Invalid("parent", "legislation.parent.needed");
    }
    Draft parent = requireVisible(actor, form, form.parent(), "parent");
    if (parent != null && !(kind.carriesOut() && isPerda(parent.kind()))) {
      throw new Invalid("parent", "legislation.parent.kind");
    }
    Draft same = requireVisible(actor, form, form.sameSubject(), "sameSubject");
    if (same != null && !(isPerda(kind.code()) && isPerda(same.kind())
        && events.paths().requireKind(same.kind()).side() != kind.side())) {
      throw new Invalid("sameSubject", "legislation.same-subject.kind");
    }
  }

  private boolean isPerda(String kind) {
    return events.paths().requireKind(kind).series().equals("perda");
  }

  private @Nullable Draft requireVisible(Actor actor, DraftForm form, @Nullable UUID other, String field) {
    if (other == null) {
      return null;
    }
    return drafts.find(actor, other)
        .filter(one -> !one.id().equals(form.id()))
        .orElseThrow(() -> new Invalid(field, "errors.choice"));
  }
}
