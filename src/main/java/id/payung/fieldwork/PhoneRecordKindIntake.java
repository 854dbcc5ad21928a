package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.fieldwork.kind.PreparedRecord;
import id.payung.fieldwork.kind.RecordEditResult;
import id.payung.fieldwork.kind.StoredPhoneRecord;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Takes the records of one kind. New ones are stored together, in one transaction of few statements; should the
 * database refuse one of them, each is tried in a transaction of its own. Edits are merged one by one.
 */
final class PhoneRecordKindIntake<C, P extends PreparedRecord<P>> {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneRecordKindIntake.class);

  /** A receipt that another record has is rare, three in a row are an error of another sort. */
  private static final int RECEIPTS_TRIED = 4;

  private final PhoneRecordKind<C, P> kind;
  private final ReceivedFormRepository received;
  private final SenderMandates mandates;
  private final TransactionTemplate transactions;

  PhoneRecordKindIntake(PhoneRecordKind<C, P> kind, ReceivedFormRepository received, SenderMandates mandates,
      TransactionTemplate transactions) {
    this.kind = kind;
    this.received = received;
    this.mandates = mandates;
    this.transactions = transactions;
  }

  String code() {
    return kind.declaration().code();
  }

  PhoneRecordKind<C, P> kind() {
    return kind;
  }

  void storeInOneTransaction(PushBatch batch, List<PushedRecord<C>> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    List<P> prepared = kind.prepare(batch.self, fresh.stream().map(PushedRecord::form).toList());
    Map<UUID, PushedRecord<C>> byId = fresh.stream().collect(Collectors.toMap(PushedRecord::id, Function.identity()));
    try {
      store(batch, byId, prepared);
    } catch (DataIntegrityViolationException e) {
      LOG.warn("a batch of {} is tried one by one: {}", fresh.size(), e.getClass().getSimpleName());
      prepared.forEach(record -> storeSingly(batch, byId, record));
    }
  }

  private void storeSingly(PushBatch batch, Map<UUID, PushedRecord<C>> byId, P record) {
    P tried = record;
    for (int left = RECEIPTS_TRIED; left > 0; left--) {
      try {
        store(batch, byId, List.of(tried));
        return;
      } catch (DataIntegrityViolationException e) {
        batch.takeBack(record.id());
        P other = kind.withAnotherReceipt(batch.self, tried);
        if (ReceivedFormRepository.isIdTaken(e)) {
          batch.refuse(record.id(), new PushedRecordRefused("fieldwork.refused.other-record"));
          return;
        } else if (left == 1 || other.equals(tried)) {
          // No receipt: the phone keeps it and tries again, and the log says what to mend.
          LOG.error("{} {} cannot be stored", code(), record.id(), e);
          return;
        }
        tried = other;
      }
    }
  }

  private void store(PushBatch batch, Map<UUID, PushedRecord<C>> byId, List<P> prepared) {
    List<P> repeated = new ArrayList<>();
    transactions.executeWithoutResult(status -> {
      repeated.clear();
      List<P> judged = applyReachPolicy(batch, byId, prepared);
      Set<UUID> stored = kind.store(batch.self, judged);
      List<ReceivedFormRepository.NewReceivedForm> kept = new ArrayList<>();
      for (P record : judged) {
        if (stored.contains(record.id())) {
          kept.add(new ReceivedFormRepository.NewReceivedForm(sentOf(byId, record), record.receipt()));
          batch.add(acceptedReceipt(batch, record));
        } else {
          repeated.add(record);
        }
      }
      if (!kept.isEmpty()) {
        batch.epoch = received.insertAll(batch.self, batch.device, batch.skew, code(), kept, batch.now);
      }
      answerRepeated(batch, repeated.stream().map(record -> sentOf(byId, record)).toList());
    });
    kind.release(batch.self, repeated);
  }

  private PushedRecord<C> sentOf(Map<UUID, PushedRecord<C>> byId, P record) {
    return Objects.requireNonNull(byId.get(record.id()));
  }

  private List<P> applyReachPolicy(PushBatch batch, Map<UUID, PushedRecord<C>> byId, List<P> prepared) {
    List<P> judged = new ArrayList<>(prepared.size());
    for (P record : prepared) {
      PushedRecord<C> sent = sentOf(byId, record);
      try {
        String why = isCoveredByOnlyMandate(batch, sent) ? null : readMandatesAndJudge(batch, sent, record);
        judged.add(why == null ? record : record.withReview(why));
      } catch (PushedRecordRefused refused) {
        batch.refuse(sent.id(), refused);
      }
    }
    return judged;
  }

  private boolean isCoveredByOnlyMandate(PushBatch batch, PushedRecord<C> sent) {
    return MandateReachPolicy.isCoveredByOnlyMandate(batch.self, kind.declaration().senders(), sent.village(),
        sent.form().mandate());
  }

  private @Nullable String readMandatesAndJudge(PushBatch batch, PushedRecord<C> sent, P record) {
    batch.loadMandates(mandates, kind.declaration());
    return findReviewReason(batch, sent, record);
  }

  private @Nullable String findReviewReason(PushBatch batch, PushedRecord<C> sent, P record) {
    return batch.reach(kind.declaration())
        .findReviewReason(sent.village(), sent.form().mandate(), record.organisations());
  }

  private PushReceipt acceptedReceipt(PushBatch batch, P record) {
    String why = record.review();
    PushReceipt.Reason reason = why == null ? null : batch.reviewReason(kind.declaration(), why);
    return new PushReceipt(record.id(), why == null ? "accepted" : "review", record.receipt(), 1, reason, null, null);
  }

  /** The same id again: the same content is known, another is not taken. */
  private void answerRepeated(PushBatch batch, List<PushedRecord<C>> again) {
    if (again.isEmpty()) {
      return;
    }
    List<UUID> ids = again.stream().map(PushedRecord::id).toList();
    List<ReceivedFormRepository.ReceivedForm> known = received.listByRecords(batch.self, ids);
    Map<UUID, StoredPhoneRecord> now = kind.listStanding(batch.self, ids)
        .stream()
        .collect(Collectors.toMap(StoredPhoneRecord::id, Function.identity()));
    for (PushedRecord<C> sent : again) {
      Optional<ReceivedFormRepository.ReceivedForm> same =
          known.stream().filter(form -> form.matches(sent)).findFirst();
      if (known.stream().anyMatch(form -> form.record().equals(sent.id()) && !form.kind().equals(code()))) {
        batch.refuse(sent.id(), new PushedRecordRefused("fieldwork.refused.other-record"));
      } else if (same.isEmpty()) {
        batch.refuse(sent.id(), new PushedRecordRefused("fieldwork.refused.other-content"));
      } else {
        batch.add(knownReceipt(sent, same.get().receipt(), now.get(sent.id())));
      }
    }
  }

  private PushReceipt knownReceipt(PushedRecord<C> sent, String receipt, @Nullable StoredPhoneRecord now) {
    JsonNode standing = now == null ? null : now.body();
    JsonNode told = standing == null || standing.equals(kind.write(sent.form().content())) ? null : standing;
    return new PushReceipt(sent.id(), "known", receipt, now == null ? 1 : now.version(), null, null, told);
  }

  void applyEdit(PushBatch batch, PushedRecord<C> sent) {
    if (sent.basedOn() == null) {
      // The same id twice in one batch: the first was taken.
      transactions.executeWithoutResult(status -> answerRepeated(batch, List.of(sent)));
      return;
    }
    try {
      Boolean stored = transactions.execute(status -> {
        batch.loadMandates(mandates, kind.declaration());
        return received.listByRecords(batch.self, List.of(sent.id()))
            .stream()
            .anyMatch(form -> form.kind().equals(code()) && form.matches(sent));
      });
      if (Boolean.TRUE.equals(stored)) {
        transactions.executeWithoutResult(status -> answerRepeated(batch, List.of(sent)));
        return;
      }
      mergeEdit(batch, sent);
    } catch (DataIntegrityViolationException e) {
      // The same edit arrived twice at once: the other one was stored.
      LOG.info("an edit of {} met its twin: {}", sent.id(), e.getClass().getSimpleName());
      transactions.executeWithoutResult(status -> answerRepeated(batch, List.of(sent)));
    } catch (NotFound e) {
      storeEditAsNew(batch, sent);
    } catch (Forbidden e) {
      batch.refuse(sent.id(), new PushedRecordRefused("fieldwork.refused.not-yours"));
    } catch (Refused e) {
      batch.refuse(sent.id(), new PushedRecordRefused("fieldwork.refused.withdrawn"));
    } catch (PushedRecordRefused refused) {
      batch.refuse(sent.id(), refused);
    }
  }

  private void mergeEdit(PushBatch batch, PushedRecord<C> sent) {
    P prepared = kind.prepareEdit(batch.self, sent.form());
    boolean inReach = Boolean.TRUE
        .equals(transactions.execute(status -> !kind.listStanding(batch.self, List.of(sent.id())).isEmpty()));
    String judged = findReviewReason(batch, sent, prepared);
    String why = judged == null && !inReach ? "mandate-ended" : judged;
    RecordEditResult made = amend(batch, sent, why == null ? prepared : prepared.withReview(why), inReach);
    boolean stillMine = inReach && (batch.self.hasRegencyWideReach() || batch.self.villages().contains(sent.village()));
    boolean hasConflicts = inReach && !made.conflicts().isEmpty();
    String status = hasConflicts ? "conflict" : made.review() != null ? "review" : "accepted";
    PushReceipt.Reason reason =
        hasConflicts || made.review() == null ? null : batch.reviewReason(kind.declaration(), made.review());
    batch.add(new PushReceipt(sent.id(), status, made.receipt(), made.version(), reason,
        hasConflicts ? made.conflicts() : null, stillMine ? made.body() : null));
  }

  private RecordEditResult amend(PushBatch batch, PushedRecord<C> sent, P edit, boolean inReach) {
    Actor late = batch.reach(kind.declaration()).withRecentMandates(batch.self);
    return Objects.requireNonNull(
        ActorContext.<RecordEditResult, RuntimeException>callAs(late, () -> transactions.execute(status -> {
          if (!inReach) {
            requireSameVillage(late, sent);
          }
          RecordEditResult made = kind.amend(late, Objects.requireNonNull(sent.basedOn()), edit);
          received.insertAll(late, batch.device, batch.skew, code(),
              List.of(new ReceivedFormRepository.NewReceivedForm(sent, made.receipt())), batch.now);
          return made;
        })));
  }

  /**
   * For a sender who reaches the record only by a mandate that ended lately: they may still correct it, but not move it
   * to another village, for instance to that of their present mandate.
   */
  private void requireSameVillage(Actor late, PushedRecord<C> sent) {
    if (kind.listStanding(late, List.of(sent.id())).stream().anyMatch(now -> !now.village().equals(sent.village()))) {
      throw new PushedRecordRefused("fieldwork.refused.not-yours");
    }
  }

  /**
   * Stores an edit as a new record, because the record itself is missing here, for instance since a backup was
   * restored: what the sender wrote must not be lost.
   */
  private void storeEditAsNew(PushBatch batch, PushedRecord<C> sent) {
    List<P> prepared = kind.prepare(batch.self, List.of(sent.form()));
    storeSingly(batch, Map.of(sent.id(), sent.asNew()), prepared.getFirst());
  }
}
