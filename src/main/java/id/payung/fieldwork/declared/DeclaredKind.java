package id.payung.fieldwork.declared;

import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.fieldwork.kind.Amendment;
import id.payung.fieldwork.kind.FieldConflict;
import id.payung.fieldwork.kind.FieldMerge;
import id.payung.fieldwork.kind.FieldReader;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneForm;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.fieldwork.kind.RecordForPhone;
import id.payung.fieldwork.kind.StandingRecord;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.RowQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind that is wholly declared: its fields are read and merged by the declaration, its row has the columns of
 * {@link StoredRecord}, its earlier versions lie in the common history. The module says how a body becomes a row, who
 * may change it, and what is answered.
 *
 * @param <R> the row
 */
public abstract class DeclaredKind<R extends Record & StoredRecord>
    implements
      PhoneRecordKind<ObjectNode, DeclaredForm> {
  /** What is older stays at home. */
  private static final Duration MAX_AGE = Duration.ofDays(400);

  protected final DeclaredKindTools tools;
  private final Class<R> type;
  private final FieldMerge merge;

  protected DeclaredKind(DeclaredKindTools tools, Class<R> type, KindDeclaration declaration) {
    this.tools = tools;
    this.type = type;
    this.merge = new FieldMerge(declaration);
  }

  /** Two letters before the number of a receipt. */
  protected abstract String receiptPrefix();

  protected abstract R create(Actor actor, UUID id, ObjectNode body, Authorship origin, LastEdit edit);

  protected abstract R change(Actor actor, R before, ObjectNode body, LastEdit edit);

  public abstract ObjectNode bodyOf(R row);

  protected abstract boolean mayWrite(Actor actor, R row);

  protected abstract RecordAnswer answerOf(R row);

  /** Message key of the refusal of an edit of what is closed. */
  protected abstract String closedKey();

  @Override
  public ObjectNode read(JsonNode body) {
    FieldReader reader =
        new FieldReader(declaration(), (list, code) -> tools.reference().list(list).find(code).isPresent());
    return reader.orThrow(reader.read(body));
  }

  @Override
  public ObjectNode write(ObjectNode body) {
    return body;
  }

  @Override
  public UUID villageOf(ObjectNode body) {
    return UUID.fromString(body.path("village").asString());
  }

  @Override
  public List<DeclaredForm> prepare(Actor actor, List<PhoneForm<ObjectNode>> forms) {
    String series = receiptSeries(actor);
    return forms.stream()
        .map(form -> new DeclaredForm(form, ReceiptCode.of(series, form.id().getLeastSignificantBits()), null))
        .toList();
  }

  @Override
  public DeclaredForm withAnotherReceipt(Actor actor, DeclaredForm record) {
    return record.withReceipt(ReceiptCode.random(receiptSeries(actor)));
  }

  private String receiptSeries(Actor actor) {
    int year = tools.regencies().require(actor.regency()).today(tools.clock()).getYear();
    return receiptPrefix() + "-" + actor.regency() + "-" + year;
  }

  @Override
  public DeclaredForm prepareEdit(Actor actor, PhoneForm<ObjectNode> form) {
    return new DeclaredForm(form, "", null);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> store(Actor actor, List<DeclaredForm> forms) {
    Instant now = tools.clock().instant();
    Set<UUID> stored = new LinkedHashSet<>();
    for (DeclaredForm form : forms) {
      Authorship origin = new Authorship(form.receipt(), actor.requirePerson(), actor.name(), form.form().mandate(),
          form.form().writtenAt(), now);
      LastEdit edit = new LastEdit(actor.requirePerson(), actor.name(), now, form.review(), List.of());
      R row = create(actor, form.id(), form.form().content(), origin, edit);
      if (tools.rows().insertIfKeyAbsent(actor, row)) {
        stored.add(row.id());
        tools.trail().recordWrite(declaration().trailKind(), row.id(), "created", List.of(), null, reach(row));
      }
    }
    return stored;
  }

  /** Takes one record in that no phone sent; the same id again stores nothing. */
  @Transactional
  public void receive(Actor actor, UUID id, JsonNode body, Instant writtenAt) {
    store(actor, prepare(actor, List.of(new PhoneForm<>(id, read(body), null, writtenAt))));
  }

  @Override
  @Transactional(readOnly = true)
  public List<StandingRecord> listStanding(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of()
        : tools.rows()
            .query(actor, type)
            .in("id", ids)
            .list()
            .stream()
            .map(row -> new StandingRecord(row.id(), row.version(), row.village(), bodyOf(row)))
            .toList();
  }

  /** An edit from a page: its fields are read as those of a phone are. */
  @Transactional
  public Amendment amend(Actor actor, UUID id, int basedOn, JsonNode body) {
    return amend(actor, basedOn,
        new DeclaredForm(new PhoneForm<>(id, read(body), null, tools.clock().instant()), "", null));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Amendment amend(Actor actor, int basedOn, DeclaredForm sent) {
    R standing = tools.rows().lock(actor, type, sent.id());
    if (!mayWrite(actor, standing)) {
      throw new Forbidden();
    }
    if (!answerOf(standing).state().open()) {
      throw new Refused(closedKey());
    }
    ObjectNode theirs = bodyOf(standing);
    FieldMerge.MergeResult merged =
        merge.merge(mergeBase(actor, standing, basedOn, theirs), sent.form().content(), theirs);
    List<OpenConflict> open = stillOpen(standing, basedOn, merged, actor);
    boolean sameConflicts = open.equals(standing.edit().conflicts());
    if (merged.changed().isEmpty() && sameConflicts) {
      return new Amendment(standing.origin().receipt(), standing.version(), theirs, List.of(),
          standing.edit().review());
    }
    return keep(actor, standing, sent, merged, open);
  }

  private Amendment keep(Actor actor, R standing, DeclaredForm sent, FieldMerge.MergeResult merged,
      List<OpenConflict> open) {
    String review = sent.review() != null ? sent.review() : standing.edit().review();
    R after = change(actor, standing, merged.body(),
        new LastEdit(actor.requirePerson(), actor.name(), tools.clock().instant(), review, open));
    R kept = save(actor, standing, after);
    tools.trail()
        .recordWrite(declaration().trailKind(), kept.id(), "changed", List.copyOf(merged.changed()), null,
            reach(standing, kept));
    return new Amendment(kept.origin().receipt(), kept.version(), bodyOf(kept), merged.conflicts(), review);
  }

  /** An edit that began from a version which showed conflicts has chosen, also when it chose what stood. */
  private List<OpenConflict> stillOpen(R standing, int basedOn, FieldMerge.MergeResult merged, Actor actor) {
    List<OpenConflict> open = new ArrayList<>(standing.edit().conflicts());
    open.removeIf(conflict -> conflict.version() <= basedOn && basedOn <= standing.version());
    for (FieldConflict conflict : merged.conflicts()) {
      open.removeIf(known -> known.field().equals(conflict.field()));
      open.add(new OpenConflict(conflict.field(), conflict.mine(), conflict.theirs(), actor.name(),
          standing.edit().editorName(), standing.edit().editedAt(), standing.version() + 1, tools.clock().instant()));
    }
    return open;
  }

  /**
   * What both sides began from. When all since was written by the same person there are no two sides. A version that
   * never was (a phone that knows more than a restored database) is no common ground: every field that differs waits.
   */
  private ObjectNode mergeBase(Actor actor, R standing, int basedOn, ObjectNode theirs) {
    if (basedOn > standing.version() && !standing.edit().editor().equals(actor.person())) {
      return theirs.objectNode();
    }
    if (basedOn >= standing.version()) {
      return theirs;
    }
    List<RecordVersion> since = tools.rows()
        .query(actor, RecordVersion.class)
        .is("record", standing.id())
        .and("version >= :version", "version", basedOn)
        .orderBy("version")
        .list();
    boolean mine = standing.edit().editor().equals(actor.person()) && since.stream()
        .filter(version -> version.version() > basedOn)
        .allMatch(version -> version.editor().equals(actor.person()));
    return mine || since.isEmpty() || since.getFirst().version() != basedOn ? theirs : since.getFirst().body();
  }

  /** Keeps what stood as a version, and the copies of its reach in step. */
  protected final R save(Actor actor, R standing, R after) {
    keepVersion(actor, standing);
    R kept = tools.rows().update(actor, standing, after).row();
    if (!kept.village().equals(standing.village())) {
      tools.copies().copy(actor, type, kept.id());
    }
    return kept;
  }

  private void keepVersion(Actor actor, R standing) {
    LastEdit edit = standing.edit();
    RecordVersion version =
        new RecordVersion(standing.id(), standing.version(), declaration().code(), standing.village(),
            standing.origin().author(), bodyOf(standing), edit.editor(), edit.editorName(), edit.editedAt());
    tools.rows().insert(actor, version);
  }

  /**
   * A person chose, at a desk, for each field that waits.
   *
   * @param version the one that showed the conflicts
   * @throws Invalid when a field was not chosen, or what comes of it is no record of this kind any more
   */
  @Transactional
  public Amendment settle(Actor actor, UUID id, int version, ConflictChoice choice) {
    R standing = tools.rows().require(actor, type, id);
    ObjectNode body = bodyOf(standing);
    choice.applyTo(body, standing.edit().conflicts().stream().map(OpenConflict::toFieldConflict).toList());
    return amend(actor, id, Math.min(version, standing.version()), body);
  }

  @Override
  @Transactional(readOnly = true)
  public List<RecordForPhone> listPage(Actor actor, @Nullable UUID after, int limit) {
    return toPulled(onPhone(actor).and("id > CAST(:after AS uuid)", "after", after == null ? new UUID(0, 0) : after)
        .orderBy("id")
        .limit(limit)
        .list());
  }

  @Override
  @Transactional(readOnly = true)
  public List<RecordForPhone> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : toPulled(onPhone(actor).in("id", ids).list());
  }

  /** Who reaches the whole regency has only their own on the phone. */
  private RowQuery<R> onPhone(Actor actor) {
    RowQuery<R> query =
        tools.rows().query(actor, type).and("received_at > :since", "since", tools.clock().instant().minus(MAX_AGE));
    return actor.hasRegencyWideReach() ? query.is("author", actor.requirePerson()) : query;
  }

  private List<RecordForPhone> toPulled(List<R> rows) {
    return rows.stream()
        .map(row -> new RecordForPhone(row.id(),
            PulledDeclared.of(declaration().pulledAs(), row, answerOf(row), bodyOf(row))))
        .toList();
  }

  /** A record is its author's too, wherever they work by now: their phone hears what becomes of it. */
  @SafeVarargs
  protected static <R extends StoredRecord> TrailReach reach(R row, R... others) {
    Set<UUID> villages = new HashSet<>(Set.of(row.village()));
    List.of(others).forEach(other -> villages.add(other.village()));
    return new TrailReach(List.of(), villages, row.origin().author());
  }
}
