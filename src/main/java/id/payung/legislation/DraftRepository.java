package id.payung.legislation;

import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.Rows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds drafts, their events and the notes of one's own side; written by {@link DraftEventRegistration}. */
@Repository
@Transactional(readOnly = true)
public class DraftRepository {
  /** What one regency has under way at most, many times over. */
  private static final int MOST_UNDER_WAY = 500;
  private static final String ITEM = """
      d.id, d.kind, d.title, d.initiator, d.programme_now, d.stage, d.holder, d.stage_since, d.last_on, d.ended,
      d.clocks, d.term_on, d.rule_number, d.rule_year, d.regent_side""";

  private final Rows rows;

  DraftRepository(Rows rows) {
    this.rows = rows;
  }

  public Slice<DraftListItem> list(Actor actor, DraftFilter filter, ListWindow<DraftListItem> window) {
    Boolean ended = switch (filter.show()) {
      case "ended" -> Boolean.TRUE;
      case "all" -> null;
      default -> Boolean.FALSE;
    };
    return window.slice(rows.query(actor, Draft.class)
        .as("d")
        .containing("d.search", filter.q())
        .isIfGiven("kind", filter.kind())
        .isIfGiven("holder", filter.holder())
        .isIfGiven("ended", ended)
        .within(window.condition(), window.orderAndLimit(), window.params())
        .list(DraftListItem.class, ITEM));
  }

  /** All that go on, and those that still owe something; who waits longest comes first. */
  public List<DraftListItem> listUnderWay(Actor actor) {
    return rows.query(actor, Draft.class)
        .as("d")
        .and("(NOT d.ended OR d.clocks <> '{}')")
        .orderBy("d.last_on, d.id")
        .limit(MOST_UNDER_WAY)
        .list(DraftListItem.class, ITEM);
  }

  /**
   * @throws NotFound when there is none, or none that the actor may read
   */
  public Draft require(Actor actor, UUID id) {
    return rows.require(actor, Draft.class, id);
  }

  public Optional<Draft> find(Actor actor, @Nullable UUID id) {
    return id == null ? Optional.empty() : rows.find(actor, Draft.class, id);
  }

  /** Those that carry it out, and those on its subject by the other side. */
  public List<Draft> listRelated(Actor actor, UUID draft) {
    return rows.query(actor, Draft.class)
        .and("(r.parent = :related OR r.same_subject = :related)", "related", draft)
        .orderBy("r.title, r.id")
        .limit(50)
        .list();
  }

  /** Rules and drafts that another may name, by kinds. */
  public List<Draft> listByKinds(Actor actor, List<String> kinds) {
    return rows.query(actor, Draft.class).in("kind", kinds).orderBy("r.title, r.id").limit(MOST_UNDER_WAY).list();
  }

  /** In their order, the struck ones too. */
  public List<DraftEvent> listEvents(Actor actor, UUID draft) {
    return rows.query(actor, DraftEvent.class).is("draft", draft).orderBy("r.number, r.recorded_at, r.id").list();
  }

  /**
   * @throws NotFound when the draft has none of this id
   */
  public DraftEvent requireEvent(Actor actor, UUID draft, UUID event) {
    return rows.query(actor, DraftEvent.class).key(event).is("draft", draft).require();
  }

  /** Those of the actor's side; the other side's do not exist for them. */
  public List<DraftNote> listNotes(Actor actor, UUID draft) {
    return rows.query(actor, DraftNote.class).is("draft", draft).orderBy("r.id").list();
  }

  static TrailReach trailReach(Draft draft) {
    return new TrailReach(draft.organisations(), List.of());
  }
}
