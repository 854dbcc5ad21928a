package id.payung.legislation;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps drafts with their events, and what follows from these: where a draft stands, and who reads it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DraftEventRepository {
  private final Rows rows;
  private final ReachCopies copies;
  private final DraftClocks clocks;
  private final OrganisationRepository organisations;
  private final Clock clock;

  DraftEventRepository(Rows rows, ReachCopies copies, DraftClocks clocks, OrganisationRepository organisations,
      Clock clock) {
    this.rows = rows;
    this.copies = copies;
    this.clocks = clocks;
    this.organisations = organisations;
    this.clock = clock;
  }

  LegislationPaths paths() {
    return clocks.paths();
  }

  /**
   * The draft, which nobody else changes until the transaction ends.
   *
   * @throws NotFound when there is none, or none that the actor may read
   */
  Draft lock(Actor actor, UUID draft) {
    return rows.lock(actor, Draft.class, draft);
  }

  /** Those that were not struck, in their order; to be changed. */
  List<DraftEvent> listStanding(Actor actor, UUID draft) {
    return new ArrayList<>(
        rows.query(actor, DraftEvent.class).is("draft", draft).is("struck_at", null).orderBy("r.number").list());
  }

  /**
   * @throws Refused when somebody struck it since
   */
  DraftEvent requireStanding(Actor actor, UUID draft, UUID event) {
    DraftEvent known = rows.query(actor, DraftEvent.class).key(event).is("draft", draft).require();
    if (!known.stands()) {
      throw new Refused("legislation.event.struck");
    }
    return known;
  }

  boolean isRecorded(Actor actor, UUID event) {
    return rows.find(actor, DraftEvent.class, event).isPresent();
  }

  /** An event of now, by the actor. */
  RecordCopy<DraftEvent> blank(Actor actor, UUID id, UUID draft, int number) {
    return RecordCopy.blank(DraftEvent.class)
        .with(DraftEvent::id, id)
        .with(DraftEvent::draft, draft)
        .with(DraftEvent::origin, id)
        .with(DraftEvent::number, number)
        .with(DraftEvent::recordedAt, clock.instant())
        .with(DraftEvent::recordedBy, actor.requirePerson())
        .with(DraftEvent::recordedName, actor.name());
  }

  /**
   * The draft with what follows from these events.
   *
   * @param known how many of them, from the first, were found lawful before
   * @throws Invalid when one of them is not lawful where it stands
   */
  Draft follow(Actor actor, Draft draft, List<DraftEvent> events, int known) {
    Set<UUID> council =
        organisations.listActiveByKinds(actor, "council").stream().map(Organisation::id).collect(Collectors.toSet());
    DraftCourse course = clocks.course(actor, draft, events, known);
    if (council.isEmpty() && course.isReadBy(DraftSide.COUNCIL)) {
      throw new Refused("legislation.no-council");
    }
    return course.written(draft, council);
  }

  /** A new draft with its first event; the same id again is the same draft. */
  boolean insertIfAbsent(Actor actor, Draft draft, DraftEvent first) {
    boolean inserted = rows.insertIfAbsent(actor, draft);
    if (inserted) {
      insert(actor, draft, first);
    }
    return inserted;
  }

  void insert(Actor actor, Draft draft, DraftEvent event) {
    rows.insert(actor,
        RecordCopy.of(event)
            .with(DraftEvent::organisations, draft.organisations())
            .with(DraftEvent::regentSide, draft.regentSide())
            .make());
  }

  /** Writes what differs, and gives the events the reach that the draft has now. */
  SaveResult<Draft> update(Actor actor, Draft before, Draft after) {
    SaveResult<Draft> saved = rows.update(actor, before, after);
    copies.copy(actor, Draft.class, before.id());
    return saved;
  }

  /** @param reason empty where it is undone within the hour */
  void strike(Actor actor, UUID event, String reason) {
    rows.query(actor, DraftEvent.class)
        .key(event)
        .set(DraftEvent::struckAt, clock.instant())
        .set(DraftEvent::struckName, actor.name())
        .set(DraftEvent::struckReason, reason)
        .update();
  }

  /** A note for the actor's own side: whoever of the other side reads the draft, now or later, does not read it. */
  void insertNote(Actor actor, UUID id, Draft draft, DraftEvent event, String text) {
    DraftSide side = DraftSide.REGENT.isKeptBy(actor) ? DraftSide.REGENT : DraftSide.COUNCIL;
    boolean own = paths().requireKind(draft.kind()).side() == side;
    List<UUID> readers = side == DraftSide.COUNCIL
        ? organisations.listActiveByKinds(actor, "council").stream().map(Organisation::id).toList()
        : own ? List.of(draft.initiator())
        : List.of();
    rows.insert(actor,
        new DraftNote(id, draft.id(), event.origin(), text, side, actor.name(), readers, side == DraftSide.REGENT));
  }
}
