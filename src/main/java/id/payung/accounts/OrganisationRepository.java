package id.payung.accounts;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.list.ListWindow;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.SaveResult;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisations of a regency: offices, vertical agencies, villages, partners. Their names are no secret within it.
 */
@Component
@Transactional
public class OrganisationRepository {
  private final Rows rows;
  private final AuditTrailRepository trail;

  OrganisationRepository(Rows rows, AuditTrailRepository trail) {
    this.rows = rows;
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public Organisation require(Actor actor, UUID id) {
    return rows.require(actor, Organisation.class, id);
  }

  /**
   * What a form chose from {@link #listActive}; it may have been laid to rest since.
   *
   * @throws Invalid for the field {@code organisation}, when it was
   */
  @Transactional(readOnly = true)
  public Organisation requireActive(Actor actor, UUID id) {
    Organisation chosen = require(actor, id);
    if (!chosen.active()) {
      throw new Invalid("organisation", "accounts.organisation.rests");
    }
    return chosen;
  }

  /**
   * What a form named: all of them are of this regency.
   *
   * @throws NotFound when one is not
   */
  @Transactional(readOnly = true)
  public void requireAll(Actor actor, Collection<UUID> ids) {
    Set<UUID> wanted = new HashSet<>(ids);
    if (findByIds(actor, wanted).size() < wanted.size()) {
      throw new NotFound();
    }
  }

  @Transactional(readOnly = true)
  public Optional<Organisation> find(Actor actor, UUID id) {
    return rows.find(actor, Organisation.class, id);
  }

  /** Those with these ids, by id; one statement, for lists that name many. */
  @Transactional(readOnly = true)
  public Map<UUID, Organisation> findByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of()
        : query(actor).in("id", ids).list().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
  }

  /** Active ones of these kinds by name, for a choice in a form; at most 1000. */
  @Transactional(readOnly = true)
  public List<Organisation> listActiveByKinds(Actor actor, String... kinds) {
    return query(actor).and("r.active").in("kind", List.of(kinds)).orderBy("r.name, r.id").limit(1000).list();
  }

  /** All active ones by name, for a choice in a form; at most 2000. */
  @Transactional(readOnly = true)
  public List<Organisation> listActive(Actor actor) {
    return query(actor).and("r.active").orderBy("r.name, r.id").limit(2000).list();
  }

  /** For reading a sheet, in which those laid to rest may stand too: the active ones first; at most 4000. */
  @Transactional(readOnly = true)
  public List<Organisation> listActiveFirst(Actor actor) {
    return query(actor).orderBy("r.active DESC, r.name, r.id").limit(4000).list();
  }

  /** By a part of the name; at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<Organisation> searchByName(Actor actor, String namePart, int limit) {
    return query(actor).containing("r.search", namePart).orderBy("r.name, r.id").limit(limit).list();
  }

  /** The rows of a list's window, by a part of the name and the kind; blank narrows nothing. */
  @Transactional(readOnly = true)
  public List<Organisation> list(Actor actor, String namePart, String kind, ListWindow<?> window) {
    return query(actor).isIfGiven("kind", kind)
        .containing("r.search", namePart)
        .within(window.condition(), window.orderAndLimit(), window.params())
        .list();
  }

  private RowQuery<Organisation> query(Actor actor) {
    return rows.query(actor, Organisation.class);
  }

  /**
   * Changes the names, or lays it to rest; what it once did stays.
   *
   * @param basedOn the version that the form began from
   * @throws Stale when somebody saved meanwhile
   */
  public void update(Actor actor, UUID id, int basedOn, String name, String shortName, boolean active) {
    Organisation before = require(actor, id);
    if (before.active() && !active) {
      requireNobodyWorksThere(actor, id);
    }
    SaveResult<Organisation> saved = rows.update(actor, before,
        RecordCopy.of(before)
            .with(Organisation::name, name)
            .with(Organisation::shortName, shortName)
            .with(Organisation::active, active)
            .with(Organisation::version, basedOn)
            .make());
    if (saved.changed()) {
      trail.recordWrite("organisation", id, "changed", saved.fields(), null, reach(id));
    }
  }

  /** Mandates go on until they are ended: what is laid to rest while they run would go on reading and writing. */
  private void requireNobodyWorksThere(Actor actor, UUID id) {
    long running = rows.query(actor, Mandate.class)
        .is("organisation", id)
        .is("ended_at", null)
        .and("(r.valid_to IS NULL OR r.valid_to >= CURRENT_DATE - 1)")
        .count();
    if (running > 0) {
      throw new Refused("accounts.organisation.people-stand", running);
    }
  }

  /** Adds one; the same id again changes nothing. */
  public Organisation insertIfAbsent(Actor actor, UUID id, String kind, String name, String shortName,
      @Nullable UUID village, boolean synthetic) {
    insertIfAbsent(actor, new Organisation(id, kind, name, shortName, village, synthetic, true, 1));
    return require(actor, id);
  }

  /** Likewise. @return whether it was not there yet */
  public boolean insertIfAbsent(Actor actor, Organisation added) {
    boolean inserted = rows.insertIfAbsent(actor, added);
    if (inserted) {
      trail.recordWrite("organisation", added.id(), "created", List.of("kind", "name"), null, reach(added.id()));
    }
    return inserted;
  }

  private static AuditTrailRepository.TrailReach reach(UUID id) {
    return new AuditTrailRepository.TrailReach(List.of(id), List.of());
  }
}
