package id.payung.fieldwork;

import id.payung.accounts.Mandates;
import id.payung.community.Amending;
import id.payung.community.Amendment;
import id.payung.community.NewReport;
import id.payung.community.ReportForm;
import id.payung.community.ReportIntake;
import id.payung.community.ReportJson;
import id.payung.community.ReportView;
import id.payung.community.Reports;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Words;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Takes a batch of records. Each is judged alone. New ones are stored together, in one transaction of few statements;
 * should the database refuse one of them, each is tried in a transaction of its own. Edits are merged one by one.
 */
@Component
class Push {
  private static final Logger LOG = LoggerFactory.getLogger(Push.class);

  private final Reports reports;
  private final ReportIntake intake;
  private final Amending amending;
  private final ReceivedForms received;
  private final Mandates mandates;
  private final VillageBook villages;
  private final Installation installation;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final Words words;
  private final Clock clock;

  Push(Reports reports, ReportIntake intake, Amending amending, ReceivedForms received, Mandates mandates,
      VillageBook villages, Installation installation, RegencyDirectory regencies, TransactionTemplate transactions,
      Words words, Clock clock) {
    this.reports = reports;
    this.intake = intake;
    this.amending = amending;
    this.received = received;
    this.mandates = mandates;
    this.villages = villages;
    this.installation = installation;
    this.regencies = regencies;
    this.transactions = transactions;
    this.words = words;
    this.clock = clock;
  }

  /** The answer to a push. */
  record Answer(UUID epoch, Instant serverTime, List<Receipt> receipts) {}

  /** The work on one batch: what is known of its author by now, and the receipts so far. */
  private final class Batch {
    final Actor self;
    final UUID device;
    final @Nullable Integer skew;
    final Locale locale;
    final Instant now;
    final Map<UUID, Receipt> receipts = new LinkedHashMap<>();
    final List<Receipt> others = new ArrayList<>();
    @Nullable Reach reach;
    @Nullable UUID epoch;

    Batch(Actor self, Envelope envelope, Locale locale) {
      this.self = self;
      this.device = envelope.device();
      this.now = clock.instant();
      this.skew = envelope.skew(now);
      this.locale = locale;
    }

    void refuse(@Nullable UUID id, RecordRefused refused) {
      put(Receipt.refused(id, new Receipt.Reason(refused.code(), words.say(locale, refused.key()))));
    }

    void put(Receipt receipt) {
      if (receipt.id() == null) {
        others.add(receipt);
      } else {
        receipts.put(receipt.id(), receipt);
      }
    }

    Reach reach() {
      return Objects.requireNonNull(reach);
    }
  }

  /**
   * @param self the person, with today's reach, which may be none
   */
  Answer take(Actor self, Envelope envelope, Locale locale) {
    Batch batch = new Batch(self, envelope, locale);
    villages.of(self.regency());
    return Acting.<Answer, RuntimeException>as(self, () -> {
      List<Sent> sent = read(batch, envelope);
      Map<UUID, Sent> fresh = new LinkedHashMap<>();
      List<Sent> later = new ArrayList<>();
      for (Sent record : sent) {
        if (record.basedOn() == null && !fresh.containsKey(record.id())) {
          fresh.put(record.id(), record);
        } else {
          later.add(record);
        }
      }
      storeTogether(batch, List.copyOf(fresh.values()));
      later.forEach(record -> edit(batch, record));
      List<Receipt> all = new ArrayList<>(batch.receipts.values());
      all.addAll(batch.others);
      UUID epoch = batch.epoch != null ? batch.epoch
          : Objects.requireNonNull(transactions.execute(status -> installation.epoch()));
      return new Answer(epoch, clock.instant(), all);
    });
  }

  private List<Sent> read(Batch batch, Envelope envelope) {
    List<Sent> sent = new ArrayList<>();
    for (JsonNode json : envelope.records()) {
      UUID id = Envelope.uuid(json.path("id"));
      try {
        Sent record = Envelope.record(json, batch.self.requirePerson());
        if (!villages.of(batch.self.regency()).containsKey(record.body().village())) {
          throw new RecordRefused("fieldwork.refused.other-regency");
        }
        sent.add(record);
      } catch (RecordRefused refused) {
        batch.refuse(id, refused);
      } catch (Invalid invalid) {
        String text = invalid.fields()
            .values()
            .stream()
            .distinct()
            .map(key -> words.say(batch.locale, key))
            .collect(Collectors.joining(" "));
        batch.put(Receipt.refused(id, new Receipt.Reason("invalid", text)));
      }
    }
    return sent;
  }

  private void storeTogether(Batch batch, List<Sent> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    List<NewReport> prepared = intake.prepare(batch.self, fresh.stream().map(Push::form).toList());
    Map<UUID, Sent> byId = fresh.stream().collect(Collectors.toMap(Sent::id, Function.identity()));
    try {
      store(batch, byId, prepared);
    } catch (DataIntegrityViolationException e) {
      LOG.warn("a batch of {} is tried one by one: {}", fresh.size(), e.getClass().getSimpleName());
      for (NewReport report : prepared) {
        storeAlone(batch, byId, report);
      }
    }
  }

  private void storeAlone(Batch batch, Map<UUID, Sent> byId, NewReport report) {
    try {
      store(batch, byId, List.of(report));
    } catch (DataIntegrityViolationException e) {
      // No receipt: the phone keeps it and tries again, and the log says what to mend.
      batch.receipts.remove(report.id());
      LOG.error("report {} cannot be stored", report.id(), e);
    }
  }

  private void store(Batch batch, Map<UUID, Sent> byId, List<NewReport> prepared) {
    List<NewReport> repeated = new ArrayList<>();
    transactions.executeWithoutResult(status -> {
      repeated.clear();
      learn(batch);
      List<NewReport> judged = judge(batch, byId, prepared);
      Set<UUID> stored = intake.store(batch.self, judged);
      List<ReceivedForms.Kept> kept = new ArrayList<>();
      for (NewReport report : judged) {
        if (stored.contains(report.id())) {
          kept.add(new ReceivedForms.Kept(sentOf(byId, report), report.receipt()));
          batch.put(accepted(batch, report));
        } else {
          repeated.add(report);
        }
      }
      if (!kept.isEmpty()) {
        batch.epoch = received.keep(batch.self, batch.device, batch.skew, kept, batch.now);
      }
      repeat(batch, repeated.stream().map(report -> sentOf(byId, report)).toList());
    });
    intake.giveBack(batch.self, repeated);
  }

  private static Sent sentOf(Map<UUID, Sent> byId, NewReport report) {
    return Objects.requireNonNull(byId.get(report.id()));
  }

  private static ReportForm form(Sent sent) {
    return new ReportForm(sent.id(), sent.body(), sent.mandate(), sent.writtenAt(), null);
  }

  /** What a push must know of its author; once a batch. */
  private void learn(Batch batch) {
    if (batch.reach == null) {
      RegencySettings settings = regencies.require(batch.self.regency());
      batch.reach = new Reach(mandates.everOf(batch.self), settings.today(clock), settings.zone());
    }
  }

  private List<NewReport> judge(Batch batch, Map<UUID, Sent> byId, List<NewReport> prepared) {
    List<NewReport> judged = new ArrayList<>(prepared.size());
    for (NewReport report : prepared) {
      Sent sent = sentOf(byId, report);
      try {
        String why = batch.reach().judge(sent.body().village(), sent.mandate(), report);
        judged.add(why == null ? report : report.inReview(why));
      } catch (RecordRefused refused) {
        batch.refuse(sent.id(), refused);
      }
    }
    return judged;
  }

  private Receipt accepted(Batch batch, NewReport report) {
    String why = report.review();
    Receipt.Reason reason = why == null ? null : reviewed(batch, why);
    return new Receipt(report.id(), why == null ? "accepted" : "review", report.receipt(), 1, reason, null, null);
  }

  private Receipt.Reason reviewed(Batch batch, String why) {
    return new Receipt.Reason(why, words.say(batch.locale, "community.review." + why));
  }

  /** The same id again: the same content is known, another is not taken. */
  private void repeat(Batch batch, List<Sent> again) {
    if (again.isEmpty()) {
      return;
    }
    List<UUID> ids = again.stream().map(Sent::id).toList();
    List<ReceivedForms.Known> known = received.of(batch.self, ids);
    Map<UUID, ReportView> now =
        reports.named(batch.self, ids).stream().collect(Collectors.toMap(ReportView::id, Function.identity()));
    for (Sent sent : again) {
      Optional<ReceivedForms.Known> same = known.stream().filter(form -> form.of(sent)).findFirst();
      if (same.isEmpty()) {
        batch.refuse(sent.id(), new RecordRefused("fieldwork.refused.other-content"));
      } else {
        batch.put(knownAs(sent, same.get().receipt(), now.get(sent.id())));
      }
    }
  }

  private static Receipt knownAs(Sent sent, String receipt, @Nullable ReportView now) {
    JsonNode standing = now == null ? null : ReportJson.write(now.body());
    JsonNode told = standing == null || standing.equals(ReportJson.write(sent.body())) ? null : standing;
    return new Receipt(sent.id(), "known", receipt, now == null ? 1 : now.version(), null, null, told);
  }

  private void edit(Batch batch, Sent sent) {
    if (sent.basedOn() == null) {
      // The same id twice in one batch: the first was taken.
      transactions.executeWithoutResult(status -> repeat(batch, List.of(sent)));
      return;
    }
    try {
      Boolean stored = transactions.execute(status -> {
        learn(batch);
        return received.of(batch.self, List.of(sent.id())).stream().anyMatch(form -> form.of(sent));
      });
      if (Boolean.TRUE.equals(stored)) {
        transactions.executeWithoutResult(status -> repeat(batch, List.of(sent)));
        return;
      }
      merge(batch, sent);
    } catch (DataIntegrityViolationException e) {
      // The same edit arrived twice at once: the other one was stored.
      LOG.info("an edit of {} met its twin: {}", sent.id(), e.getClass().getSimpleName());
      transactions.executeWithoutResult(status -> repeat(batch, List.of(sent)));
    } catch (NotFound e) {
      lost(batch, sent);
    } catch (Forbidden e) {
      batch.refuse(sent.id(), new RecordRefused("fieldwork.refused.not-yours"));
    } catch (Refused e) {
      batch.refuse(sent.id(), new RecordRefused("fieldwork.refused.withdrawn"));
    } catch (RecordRefused refused) {
      batch.refuse(sent.id(), refused);
    }
  }

  private void merge(Batch batch, Sent sent) {
    NewReport prepared = intake.prepareEdit(batch.self, form(sent));
    boolean inReach =
        Boolean.TRUE.equals(transactions.execute(status -> !reports.named(batch.self, List.of(sent.id())).isEmpty()));
    String judged = batch.reach().judge(sent.body().village(), sent.mandate(), prepared);
    String why = judged == null && !inReach ? "mandate-ended" : judged;
    NewReport edit = why == null ? prepared : prepared.inReview(why);
    Actor late = batch.reach().late(batch.self);
    Amendment amendment =
        Objects.requireNonNull(Acting.<Amendment, RuntimeException>as(late, () -> transactions.execute(status -> {
          if (!inReach) {
            staysWhereItIs(late, sent);
          }
          Amendment made = amending.amend(late, Objects.requireNonNull(sent.basedOn()), edit);
          received.keep(late, batch.device, batch.skew, List.of(new ReceivedForms.Kept(sent, made.receipt())),
              batch.now);
          return made;
        })));
    boolean stillMine = inReach && (batch.self.wide() || batch.self.villages().contains(sent.body().village()));
    boolean torn = inReach && !amendment.conflicts().isEmpty();
    String status = torn ? "conflict" : amendment.review() != null ? "review" : "accepted";
    Receipt.Reason reason = torn || amendment.review() == null ? null : reviewed(batch, amendment.review());
    batch.put(new Receipt(sent.id(), status, amendment.receipt(), amendment.version(), reason,
        torn ? amendment.conflicts() : null, stillMine ? amendment.body() : null));
  }

  /**
   * Who reaches it by an ended mandate alone may add what they still knew, and never take it along to where they are
   * now.
   */
  private void staysWhereItIs(Actor late, Sent sent) {
    if (reports.named(late, List.of(sent.id()))
        .stream()
        .anyMatch(report -> !report.village().equals(sent.body().village()))) {
      throw new RecordRefused("fieldwork.refused.not-yours");
    }
  }

  /**
   * An edit of a report that is not here, perhaps since a backup was restored: what was written is kept all the same,
   * as a report.
   */
  private void lost(Batch batch, Sent sent) {
    Map<UUID, Sent> byId = new HashMap<>(
        Map.of(sent.id(), new Sent(sent.id(), sent.mandate(), sent.writtenAt(), null, sent.body(), sent.hash())));
    List<NewReport> prepared = intake.prepare(batch.self, List.of(form(sent)));
    storeAlone(batch, byId, prepared.getFirst());
  }
}
