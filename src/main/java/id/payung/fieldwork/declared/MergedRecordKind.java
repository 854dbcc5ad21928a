package id.payung.fieldwork.declared;

import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.fieldwork.kind.FieldMerge;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.fieldwork.kind.PreparedRecord;
import id.payung.fieldwork.kind.RecordEditResult;
import id.payung.fieldwork.kind.RecordForPhone;
import id.payung.fieldwork.kind.StoredPhoneRecord;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.RowQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How records from phones are stored, merged, kept in versions, settled and given to phones: once, for every kind. The
 * kind says how a body becomes a row, who may change it, and what is told of it.
 *
 * @param <R> the row
 * @param <C> the body as the kind reads it
 * @param <P> a record made ready to be stored
 */
public abstract class MergedRecordKind<R extends Record & MergedRecord, C, P extends PreparedRecord<P>>
    implements
      PhoneRecordKind<C, P> {
  /** What is older stays at home. */
  private static final Duration MAX_AGE = Duration.ofDays(400);

  protected final PhoneRecordTools tools;
  protected final RecordHistory<R, ?> history;
  private final Class<R> type;
  private final FieldMerge merge;

  protected MergedRecordKind(PhoneRecordTools tools, Class<R> type, KindDeclaration declaration,
      RecordHistory<R, ?> history) {
    this.tools = tools;
    this.type = type;
    this.history = history;
    this.merge = new FieldMerge(declaration);
  }

  /** The row of a record that is new. */
  protected abstract R create(Actor actor, P prepared, Instant now);

  /** The row as an edit leaves it. */
  protected abstract R change(Actor actor, R standing, P edit, MergedEdit merged);

  public abstract ObjectNode bodyOf(R row);

  protected abstract boolean mayWrite(Actor actor, R row);

  /** Message key of the refusal of an edit of what is closed; null while it is open. */
  protected abstract @Nullable String closedKey(R row);

  /** Fields that wait for a choice. */
  public abstract List<OpenConflict> listConflicts(Actor actor, R row);

  /** What phones are told of each of these; looked up for all of them at once. */
  protected abstract Function<R, Object> describe(Actor actor, List<R> rows);

  /** Those that count are announced. */
  protected void announceCreated(Actor actor, List<R> created) {}

  /** Keeps and announces what follows from an edit. */
  protected void afterChange(Actor actor, R before, R after, MergedEdit merged) {}

  /** Leaves out of what was merged the files that an edit took out. */
  protected FieldMerge.MergeResult withoutDroppedFiles(Actor actor, R standing, int basedOn, P edit,
      FieldMerge.MergeResult merged) {
    return merged;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> store(Actor actor, List<P> prepared) {
    Instant now = tools.clock().instant();
    List<R> all = prepared.stream().map(record -> create(actor, record, now)).toList();
    Set<UUID> stored =
        tools.rows().insertAbsent(actor, all.stream().sorted(Comparator.comparing(MergedRecord::id)).toList());
    List<R> created = all.stream().filter(row -> stored.contains(row.id())).toList();
    tools.trail()
        .recordWrite(created.stream()
            .map(row -> new AuditTrailRepository.NewTrailEntry(declaration().trailKind(), row.id(), "created",
                List.of(), null, row.reach()))
            .toList());
    announceCreated(actor, created);
    return stored;
  }

  /**
   * Takes one record in that no phone sent, in a transaction of its own.
   *
   * @return the record as it was stored; empty when its id is there already
   */
  public Optional<P> receive(Actor actor, PhoneRecordForm<C> form) {
    List<P> prepared = prepare(actor, List.of(form));
    boolean stored = Boolean.TRUE.equals(tools.transactions().execute(status -> !store(actor, prepared).isEmpty()));
    if (!stored) {
      release(actor, prepared);
    }
    return stored ? Optional.of(prepared.getFirst()) : Optional.empty();
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredPhoneRecord> listStanding(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of()
        : tools.rows()
            .query(actor, type)
            .in("id", ids)
            .list()
            .stream()
            .map(row -> new StoredPhoneRecord(row.id(), row.version(), row.village(), bodyOf(row)))
            .toList();
  }

  /** An edit from a page, in a transaction of its own. */
  public RecordEditResult amend(Actor actor, UUID id, int basedOn, C content) {
    P edit = prepareEdit(actor, new PhoneRecordForm<>(id, content, null, tools.clock().instant()));
    return Objects.requireNonNull(tools.transactions().execute(status -> amend(actor, basedOn, edit)));
  }

  /**
   * A field that somebody else has changed since is a conflict: what stood stands, and both are shown until a person
   * chooses. An edit that began from the version which showed a conflict is that choice.
   */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public RecordEditResult amend(Actor actor, int basedOn, P edit) {
    R standing = requireWritable(actor, tools.rows().lock(actor, type, edit.id()));
    String closed = closedKey(standing);
    if (closed != null) {
      throw new Refused(closed);
    }
    ObjectNode theirs = bodyOf(standing);
    MergedEdit merged = merge(actor, standing, theirs, basedOn, edit);
    if (merged.isEmpty()) {
      return new RecordEditResult(standing.receipt(), standing.version(), theirs, List.of(), standing.review());
    }
    R kept = save(actor, standing, change(actor, standing, edit, merged));
    tools.trail()
        .recordWrite(declaration().trailKind(), kept.id(), "changed", List.copyOf(merged.changed()), null,
            union(standing.reach(), kept.reach()));
    afterChange(actor, standing, kept, merged);
    return new RecordEditResult(kept.receipt(), kept.version(), bodyOf(kept),
        merged.conflicts().stream().map(OpenConflict::toFieldConflict).toList(), kept.review());
  }

  private R requireWritable(Actor actor, R row) {
    if (!mayWrite(actor, row)) {
      throw new Forbidden();
    }
    return row;
  }

  private MergedEdit merge(Actor actor, R standing, ObjectNode theirs, int basedOn, P edit) {
    Instant now = tools.clock().instant();
    ObjectNode sent = edit.json();
    ObjectNode base = history.findMergeBase(actor, standing, basedOn, theirs);
    FieldMerge.MergeResult merged =
        withoutDroppedFiles(actor, standing, basedOn, edit, merge.merge(base, sent, theirs));
    return new MergedEdit(merged.body(), merged.changed(),
        merged.conflicts().stream().map(one -> OpenConflict.of(one, standing, actor.name(), now)).toList(),
        findSettled(actor, standing, basedOn, sent), now);
  }

  /** An edit that began from a version which showed conflicts has chosen, also when it chose what stood. */
  private Map<OpenConflict, JsonNode> findSettled(Actor actor, R standing, int basedOn, ObjectNode sent) {
    Map<OpenConflict, JsonNode> settled = new LinkedHashMap<>();
    if (basedOn <= standing.version()) {
      listConflicts(actor, standing).stream()
          .filter(conflict -> conflict.version() <= basedOn)
          .forEach(conflict -> settled.put(conflict, merge.fieldValue(sent, conflict.field())));
    }
    return settled;
  }

  /** Keeps what stood as a version, and the copies of its reach in step. */
  protected final R save(Actor actor, R standing, R after) {
    history.keep(actor, standing, bodyOf(standing));
    R kept = tools.rows().update(actor, standing, after).row();
    if (!kept.reach().equals(standing.reach())) {
      tools.copies().copy(actor, type, kept.id());
    }
    return kept;
  }

  private static TrailReach union(TrailReach before, TrailReach after) {
    Set<UUID> organisations = new HashSet<>(before.organisations());
    organisations.addAll(after.organisations());
    Set<UUID> villages = new HashSet<>(before.villages());
    villages.addAll(after.villages());
    return new TrailReach(organisations, villages, after.owner());
  }

  /** What a person chose, and the version that it is based on. */
  private record SettledBody(int version, ObjectNode body) {}

  /**
   * A person chose, at a desk, for each field that waits.
   *
   * @param version the one that showed the conflicts
   * @throws NotFound when there is no such record in reach
   * @throws Invalid when a field was not chosen, or what comes of it is no record of this kind any more
   */
  public RecordEditResult settle(Actor actor, UUID id, int version, ConflictChoice choice) {
    SettledBody chosen = Objects.requireNonNull(tools.transactions().execute(status -> {
      R standing = requireWritable(actor, tools.rows().require(actor, type, id));
      ObjectNode body = bodyOf(standing);
      choice.applyTo(body, listConflicts(actor, standing));
      return new SettledBody(Math.min(version, standing.version()), body);
    }));
    return amend(actor, id, chosen.version(), read(chosen.body()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<RecordForPhone> listPage(Actor actor, @Nullable UUID after, int limit) {
    return toPulled(actor,
        onPhone(actor).and("r.id > CAST(:after AS uuid)", "after", after == null ? new UUID(0, 0) : after)
            .orderBy("r.id")
            .limit(limit)
            .list());
  }

  @Override
  @Transactional(readOnly = true)
  public List<RecordForPhone> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : toPulled(actor, onPhone(actor).in("id", ids).list());
  }

  /** Who reaches the whole regency has only their own on the phone, which is no place for all of a regency. */
  protected RowQuery<R> onPhone(Actor actor) {
    RowQuery<R> query =
        tools.rows().query(actor, type).and("r.received_at > :since", "since", tools.clock().instant().minus(MAX_AGE));
    return actor.hasRegencyWideReach() ? query.is("author", actor.requirePerson()) : query;
  }

  private List<RecordForPhone> toPulled(Actor actor, List<R> rows) {
    Function<R, Object> description = describe(actor, rows);
    return rows.stream().map(row -> new RecordForPhone(row.id(), description.apply(row))).toList();
  }
}
