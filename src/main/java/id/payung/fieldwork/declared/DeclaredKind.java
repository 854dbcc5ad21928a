package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.FieldReader;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.fieldwork.kind.PulledReview;
import id.payung.platform.actor.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind that is wholly declared: its fields are read and merged by the declaration, its row has the columns of
 * {@link StoredRecord}, its content is a record of the declared fields, its earlier versions lie in the common history.
 * The module says what row a content becomes, who may change it, and what is answered.
 *
 * @param <R> the row
 * @param <C> its content, with a component for each declared field
 */
public abstract class DeclaredKind<R extends Record & StoredRecord, C extends Record>
    extends
      MergedRecordKind<R, ObjectNode, PreparedDeclaredRecord> {

  private final DeclaredContent<C> content;

  protected DeclaredKind(PhoneRecordTools tools, Class<R> type, Class<C> contentType, KindDeclaration declaration) {
    super(tools, type, declaration, new RecordHistory<R, RecordVersion>(tools.rows(), RecordVersion.class, "record",
        (row, body) -> RecordVersion.of(declaration.code(), row, body)));
    this.content = new DeclaredContent<>(declaration, contentType);
  }

  /** Two letters before the number of a receipt. */
  protected abstract String receiptPrefix();

  protected abstract C contentOf(R row);

  protected abstract R create(Actor actor, UUID id, C content, RecordAuthorship origin, LastRecordEdit edit);

  protected abstract R change(Actor actor, R before, C content, LastRecordEdit edit);

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
  public ObjectNode bodyOf(R row) {
    return content.write(contentOf(row));
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
  public List<PreparedDeclaredRecord> prepare(Actor actor, List<PhoneRecordForm<ObjectNode>> forms) {
    String series = receiptSeries(actor);
    return forms.stream()
        .map(
            form -> new PreparedDeclaredRecord(form, ReceiptCode.of(series, form.id().getLeastSignificantBits()), null))
        .toList();
  }

  @Override
  public PreparedDeclaredRecord withAnotherReceipt(Actor actor, PreparedDeclaredRecord record) {
    return record.withReceipt(ReceiptCode.random(receiptSeries(actor)));
  }

  private String receiptSeries(Actor actor) {
    int year = tools.regencies().require(actor.regency()).today(tools.clock()).getYear();
    return receiptPrefix() + "-" + actor.regency() + "-" + year;
  }

  @Override
  public PreparedDeclaredRecord prepareEdit(Actor actor, PhoneRecordForm<ObjectNode> form) {
    return new PreparedDeclaredRecord(form, "", null);
  }

  @Override
  protected R create(Actor actor, PreparedDeclaredRecord prepared, Instant now) {
    PhoneRecordForm<ObjectNode> form = prepared.form();
    RecordAuthorship origin = new RecordAuthorship(prepared.receipt(), actor.requirePerson(), actor.name(),
        form.mandate(), form.writtenAt(), now);
    return create(actor, form.id(), content.read(form.content()), origin,
        LastRecordEdit.by(actor, now, prepared.review(), List.of()));
  }

  @Override
  protected R change(Actor actor, R standing, PreparedDeclaredRecord edit, MergedEdit merged) {
    String review = edit.review() != null ? edit.review() : standing.review();
    return change(actor, standing, content.read(merged.body()),
        LastRecordEdit.by(actor, merged.at(), review, stillOpen(standing, merged)));
  }

  /** A field in conflict again waits once, with what was sent last. */
  private List<OpenConflict> stillOpen(R standing, MergedEdit merged) {
    List<OpenConflict> open = new ArrayList<>(standing.edit().conflicts());
    open.removeIf(conflict -> merged.settled().containsKey(conflict)
        || merged.conflicts().stream().anyMatch(again -> again.field().equals(conflict.field())));
    open.addAll(merged.conflicts());
    return open;
  }

  @Override
  protected @Nullable String closedKey(R row) {
    return answerOf(row).state().open() ? null : closedKey();
  }

  @Override
  public List<OpenConflict> listConflicts(Actor actor, R row) {
    return row.edit().conflicts();
  }

  @Override
  protected Function<R, Object> describe(Actor actor, List<R> rows) {
    return row -> PulledKindRecord.of(declaration().pulledAs(), row,
        PulledReview.of(tools.words(), declaration(), row.edit().review()), answerOf(row), bodyOf(row));
  }
}
