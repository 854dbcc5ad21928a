package id.payung.fieldwork.kind;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of record that phones write, as its module keeps it; {@code MergedRecordKind} does most of it.
 *
 * @param <C> the body as the kind reads it
 * @param <P> a record made ready to be stored
 */
public interface PhoneRecordKind<C, P extends PreparedRecord<P>> {

  KindDeclaration declaration();

  /**
   * @throws Invalid naming each field that cannot be taken
   */
  C read(JsonNode body);

  /** The body as a phone writes it. */
  ObjectNode write(C content);

  UUID villageOf(C content);

  /** Takes numbers and looks up what the records name, ahead of the transaction that {@link #store} needs. */
  List<P> prepare(Actor actor, List<PhoneRecordForm<C>> forms);

  /** Likewise for an edit, ahead of {@link #amend}. */
  P prepareEdit(Actor actor, PhoneRecordForm<C> form);

  /**
   * Stores those whose id is not there yet, in the transaction of the caller.
   *
   * @return ids of those that were stored
   */
  Set<UUID> store(Actor actor, List<P> records);

  /** The record with another receipt, when its own is another record's; itself where receipts are counted. */
  default P withAnotherReceipt(Actor actor, P record) {
    return record;
  }

  /** Gives back the numbers that no record has got. */
  default void release(Actor actor, List<P> unused) {}

  /** Those of these in reach. */
  List<StoredPhoneRecord> listStanding(Actor actor, Collection<UUID> ids);

  /**
   * Merges an edit field by field into what stands, in the transaction of the caller.
   *
   * @param basedOn the version that the edit began from
   * @throws NotFound when there is no such record in reach
   * @throws Forbidden when the actor sees it and may not change it
   * @throws Refused when it can be changed no longer
   */
  RecordEditResult amend(Actor actor, int basedOn, P edit);

  /** What belongs on the actor's phone: one page by id, from the one after {@code after}. */
  List<RecordForPhone> listPage(Actor actor, @Nullable UUID after, int limit);

  /** Those of these that belong on the actor's phone. */
  List<RecordForPhone> listByIds(Actor actor, Collection<UUID> ids);

  /** Where files of these records go; null when they have none. */
  default @Nullable PhoneRecordFiles files() {
    return null;
  }
}
