package id.payung.fieldwork;

import id.payung.fieldwork.kind.VillageCache;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.i18n.Messages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes a batch of records of all kinds: each is judged alone. */
@Component
class PushedRecordIntake {
  private final Map<String, PhoneRecordKindIntake<?, ?>> kinds = new LinkedHashMap<>();
  private final VillageCache villages;
  private final InstallationEpochRepository installationEpoch;
  private final TransactionTemplate transactions;
  private final Messages words;
  private final Clock clock;

  PushedRecordIntake(PhoneRecordKinds kinds, ReceivedFormRepository received, SenderMandates mandates,
      VillageCache villages, InstallationEpochRepository installationEpoch, TransactionTemplate transactions,
      Messages words, Clock clock) {
    kinds.all()
        .forEach(kind -> this.kinds.put(kind.declaration().code(),
            new PhoneRecordKindIntake<>(kind, received, mandates, transactions)));
    this.villages = villages;
    this.installationEpoch = installationEpoch;
    this.transactions = transactions;
    this.words = words;
    this.clock = clock;
  }

  /** The answer to a push. */
  record PushResponse(UUID epoch, Instant serverTime, List<PushReceipt> receipts) {}

  /**
   * @param self the person, with today's reach, which may be none
   */
  PushResponse acceptBatch(Actor self, PushRequest envelope, Locale locale) {
    PushBatch batch = new PushBatch(self, envelope, clock.instant(), locale, words);
    villages.getVillages(self.regency());
    return ActorContext.<PushResponse, RuntimeException>callAs(self, () -> {
      Set<UUID> begun = new HashSet<>();
      List<Runnable> later = new ArrayList<>();
      for (PhoneRecordKindIntake<?, ?> kind : kinds.values()) {
        later.addAll(storeNew(batch, kind, envelope, begun));
      }
      refuseUnknownKinds(batch, envelope);
      later.forEach(Runnable::run);
      UUID epoch = batch.epoch != null ? batch.epoch
          : Objects.requireNonNull(transactions.execute(status -> installationEpoch.getEpoch()));
      return new PushResponse(epoch, clock.instant(), batch.all());
    });
  }

  /** Stores the new records of a kind together. The edits, and an id that comes a second time, follow one by one. */
  private <C> List<Runnable> storeNew(PushBatch batch, PhoneRecordKindIntake<C, ?> kind, PushRequest envelope,
      Set<UUID> begun) {
    List<PushedRecord<C>> fresh = new ArrayList<>();
    List<Runnable> later = new ArrayList<>();
    for (PushedRecord<C> record : parseRecords(batch, kind, envelope)) {
      if (record.basedOn() == null && begun.add(record.id())) {
        fresh.add(record);
      } else {
        later.add(() -> kind.applyEdit(batch, record));
      }
    }
    kind.storeInOneTransaction(batch, fresh);
    return later;
  }

  private <C> List<PushedRecord<C>> parseRecords(PushBatch batch, PhoneRecordKindIntake<C, ?> kind,
      PushRequest envelope) {
    List<PushedRecord<C>> sent = new ArrayList<>();
    for (JsonNode json : envelope.records()) {
      if (!kindOf(json).equals(kind.code())) {
        continue;
      }
      UUID id = PushRequest.parseUuid(json.path("id"));
      try {
        PushedRecord<C> record = PushRequest.parseRecord(json, kind.kind(), batch.self.requirePerson());
        if (!villages.getVillages(batch.self.regency()).containsKey(record.village())) {
          throw new PushedRecordRefused("fieldwork.refused.other-regency");
        }
        sent.add(record);
      } catch (PushedRecordRefused refused) {
        batch.refuse(id, refused);
      } catch (Invalid invalid) {
        batch.refuse(id, invalid);
      }
    }
    return sent;
  }

  private void refuseUnknownKinds(PushBatch batch, PushRequest envelope) {
    for (JsonNode json : envelope.records()) {
      if (!kinds.containsKey(kindOf(json))) {
        batch.refuse(PushRequest.parseUuid(json.path("id")), new PushedRecordRefused("fieldwork.refused.kind"));
      }
    }
  }

  private static String kindOf(JsonNode json) {
    return json.path("kind").asString("");
  }
}
