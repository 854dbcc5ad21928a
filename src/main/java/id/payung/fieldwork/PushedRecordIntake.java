package id.payung.fieldwork;

import id.payung.accounts.HeldMandateRepository;
import id.payung.community.PreparedReport;
import id.payung.community.ReportAmendmentResult;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportSubmission;
import id.payung.community.ReportView;
import id.payung.community.report.ReportAmendment;
import id.payung.community.report.ReportIntake;
import id.payung.community.report.ReportLifecycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
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
class PushedRecordIntake {
  private static final Logger LOG = LoggerFactory.getLogger(PushedRecordIntake.class);

  private final ReportLifecycle reports;
  private final ReportIntake intake;
  private final ReportAmendment reportAmendment;
  private final ReceivedFormRepository received;
  private final HeldMandateRepository mandates;
  private final VillageCache villages;
  private final InstallationEpochRepository installationEpoch;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final Messages words;
  private final Clock clock;

  PushedRecordIntake(ReportLifecycle reports, ReportIntake intake, ReportAmendment reportAmendment,
      ReceivedFormRepository received, HeldMandateRepository mandates, VillageCache villages,
      InstallationEpochRepository installationEpoch, RegencyDirectory regencies, TransactionTemplate transactions,
      Messages words, Clock clock) {
    this.reports = reports;
    this.intake = intake;
    this.reportAmendment = reportAmendment;
    this.received = received;
    this.mandates = mandates;
    this.villages = villages;
    this.installationEpoch = installationEpoch;
    this.regencies = regencies;
    this.transactions = transactions;
    this.words = words;
    this.clock = clock;
  }

  /** The answer to a push. */
  record PushResponse(UUID epoch, Instant serverTime, List<PushReceipt> receipts) {}

  /** The work on one batch: what is known of its author by now, and the receipts so far. */
  private final class PushBatch {
    final Actor self;
    final UUID device;
    final @Nullable Integer skew;
    final Locale locale;
    final Instant now;
    final Map<UUID, PushReceipt> receipts = new LinkedHashMap<>();
    final List<PushReceipt> others = new ArrayList<>();
    @Nullable MandateReachPolicy reach;
    @Nullable UUID epoch;

    PushBatch(Actor self, PushRequest envelope, Locale locale) {
      this.self = self;
      this.device = envelope.device();
      this.now = clock.instant();
      this.skew = envelope.clockSkewSeconds(now);
      this.locale = locale;
    }

    void addRefusal(@Nullable UUID id, PushedRecordRefused refused) {
      addReceipt(PushReceipt.refused(id, new PushReceipt.Reason(refused.code(), words.text(locale, refused.key()))));
    }

    void addReceipt(PushReceipt receipt) {
      if (receipt.id() == null) {
        others.add(receipt);
      } else {
        receipts.put(receipt.id(), receipt);
      }
    }

    MandateReachPolicy requireReach() {
      return Objects.requireNonNull(reach);
    }
  }

  /**
   * @param self the person, with today's reach, which may be none
   */
  PushResponse acceptBatch(Actor self, PushRequest envelope, Locale locale) {
    PushBatch batch = new PushBatch(self, envelope, locale);
    villages.getVillages(self.regency());
    return ActorContext.<PushResponse, RuntimeException>callAs(self, () -> {
      List<PushedRecord> sent = parseRecords(batch, envelope);
      Map<UUID, PushedRecord> fresh = new LinkedHashMap<>();
      List<PushedRecord> later = new ArrayList<>();
      for (PushedRecord record : sent) {
        if (record.basedOn() == null && !fresh.containsKey(record.id())) {
          fresh.put(record.id(), record);
        } else {
          later.add(record);
        }
      }
      storeInOneTransaction(batch, List.copyOf(fresh.values()));
      later.forEach(record -> applyEdit(batch, record));
      List<PushReceipt> all = new ArrayList<>(batch.receipts.values());
      all.addAll(batch.others);
      UUID epoch = batch.epoch != null ? batch.epoch
          : Objects.requireNonNull(transactions.execute(status -> installationEpoch.getEpoch()));
      return new PushResponse(epoch, clock.instant(), all);
    });
  }

  private List<PushedRecord> parseRecords(PushBatch batch, PushRequest envelope) {
    List<PushedRecord> sent = new ArrayList<>();
    for (JsonNode json : envelope.records()) {
      UUID id = PushRequest.parseUuid(json.path("id"));
      try {
        PushedRecord record = PushRequest.parseRecord(json, batch.self.requirePerson());
        if (!villages.getVillages(batch.self.regency()).containsKey(record.body().village())) {
          throw new PushedRecordRefused("fieldwork.refused.other-regency");
        }
        sent.add(record);
      } catch (PushedRecordRefused refused) {
        batch.addRefusal(id, refused);
      } catch (Invalid invalid) {
        String text = invalid.fields()
            .values()
            .stream()
            .distinct()
            .map(key -> words.text(batch.locale, key))
            .collect(Collectors.joining(" "));
        batch.addReceipt(PushReceipt.refused(id, new PushReceipt.Reason("invalid", text)));
      }
    }
    return sent;
  }

  private void storeInOneTransaction(PushBatch batch, List<PushedRecord> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    List<PreparedReport> prepared =
        intake.prepare(batch.self, fresh.stream().map(PushedRecordIntake::toReportForm).toList());
    Map<UUID, PushedRecord> byId = fresh.stream().collect(Collectors.toMap(PushedRecord::id, Function.identity()));
    try {
      store(batch, byId, prepared);
    } catch (DataIntegrityViolationException e) {
      LOG.warn("a batch of {} is tried one by one: {}", fresh.size(), e.getClass().getSimpleName());
      for (PreparedReport report : prepared) {
        storeSingly(batch, byId, report);
      }
    }
  }

  private void storeSingly(PushBatch batch, Map<UUID, PushedRecord> byId, PreparedReport report) {
    try {
      store(batch, byId, List.of(report));
    } catch (DataIntegrityViolationException e) {
      // No receipt: the phone keeps it and tries again, and the log says what to mend.
      batch.receipts.remove(report.id());
      LOG.error("report {} cannot be stored", report.id(), e);
    }
  }

  private void store(PushBatch batch, Map<UUID, PushedRecord> byId, List<PreparedReport> prepared) {
    List<PreparedReport> repeated = new ArrayList<>();
    transactions.executeWithoutResult(status -> {
      repeated.clear();
      loadMandateReach(batch);
      List<PreparedReport> judged = applyReachPolicy(batch, byId, prepared);
      Set<UUID> stored = intake.store(batch.self, judged);
      List<ReceivedFormRepository.NewReceivedForm> kept = new ArrayList<>();
      for (PreparedReport report : judged) {
        if (stored.contains(report.id())) {
          kept.add(new ReceivedFormRepository.NewReceivedForm(sentOf(byId, report), report.receipt()));
          batch.addReceipt(acceptedReceipt(batch, report));
        } else {
          repeated.add(report);
        }
      }
      if (!kept.isEmpty()) {
        batch.epoch = received.insertAll(batch.self, batch.device, batch.skew, kept, batch.now);
      }
      answerRepeated(batch, repeated.stream().map(report -> sentOf(byId, report)).toList());
    });
    intake.releaseReceiptNumbers(batch.self, repeated);
  }

  private static PushedRecord sentOf(Map<UUID, PushedRecord> byId, PreparedReport report) {
    return Objects.requireNonNull(byId.get(report.id()));
  }

  private static ReportSubmission toReportForm(PushedRecord sent) {
    return new ReportSubmission(sent.id(), sent.body(), sent.mandate(), sent.writtenAt(), null);
  }

  /** What a push must know of its author; once a batch. */
  private void loadMandateReach(PushBatch batch) {
    if (batch.reach == null) {
      RegencySettings settings = regencies.require(batch.self.regency());
      batch.reach =
          new MandateReachPolicy(mandates.listPastAndPresent(batch.self), settings.today(clock), settings.zone());
    }
  }

  private List<PreparedReport> applyReachPolicy(PushBatch batch, Map<UUID, PushedRecord> byId,
      List<PreparedReport> prepared) {
    List<PreparedReport> judged = new ArrayList<>(prepared.size());
    for (PreparedReport report : prepared) {
      PushedRecord sent = sentOf(byId, report);
      try {
        String why = batch.requireReach().findReviewReason(sent.body().village(), sent.mandate(), report);
        judged.add(why == null ? report : report.withReview(why));
      } catch (PushedRecordRefused refused) {
        batch.addRefusal(sent.id(), refused);
      }
    }
    return judged;
  }

  private PushReceipt acceptedReceipt(PushBatch batch, PreparedReport report) {
    String why = report.review();
    PushReceipt.Reason reason = why == null ? null : reviewReason(batch, why);
    return new PushReceipt(report.id(), why == null ? "accepted" : "review", report.receipt(), 1, reason, null, null);
  }

  private PushReceipt.Reason reviewReason(PushBatch batch, String why) {
    return new PushReceipt.Reason(why, words.text(batch.locale, "community.review." + why));
  }

  /** The same id again: the same content is known, another is not taken. */
  private void answerRepeated(PushBatch batch, List<PushedRecord> again) {
    if (again.isEmpty()) {
      return;
    }
    List<UUID> ids = again.stream().map(PushedRecord::id).toList();
    List<ReceivedFormRepository.ReceivedForm> known = received.listByRecords(batch.self, ids);
    Map<UUID, ReportView> now =
        reports.listByIds(batch.self, ids).stream().collect(Collectors.toMap(ReportView::id, Function.identity()));
    for (PushedRecord sent : again) {
      Optional<ReceivedFormRepository.ReceivedForm> same =
          known.stream().filter(form -> form.matches(sent)).findFirst();
      if (same.isEmpty()) {
        batch.addRefusal(sent.id(), new PushedRecordRefused("fieldwork.refused.other-content"));
      } else {
        batch.addReceipt(knownReceipt(sent, same.get().receipt(), now.get(sent.id())));
      }
    }
  }

  private static PushReceipt knownReceipt(PushedRecord sent, String receipt, @Nullable ReportView now) {
    JsonNode standing = now == null ? null : ReportJsonCodec.write(now.body());
    JsonNode told = standing == null || standing.equals(ReportJsonCodec.write(sent.body())) ? null : standing;
    return new PushReceipt(sent.id(), "known", receipt, now == null ? 1 : now.version(), null, null, told);
  }

  private void applyEdit(PushBatch batch, PushedRecord sent) {
    if (sent.basedOn() == null) {
      // The same id twice in one batch: the first was taken.
      transactions.executeWithoutResult(status -> answerRepeated(batch, List.of(sent)));
      return;
    }
    try {
      Boolean stored = transactions.execute(status -> {
        loadMandateReach(batch);
        return received.listByRecords(batch.self, List.of(sent.id())).stream().anyMatch(form -> form.matches(sent));
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
      storeEditAsNewReport(batch, sent);
    } catch (Forbidden e) {
      batch.addRefusal(sent.id(), new PushedRecordRefused("fieldwork.refused.not-yours"));
    } catch (Refused e) {
      batch.addRefusal(sent.id(), new PushedRecordRefused("fieldwork.refused.withdrawn"));
    } catch (PushedRecordRefused refused) {
      batch.addRefusal(sent.id(), refused);
    }
  }

  private void mergeEdit(PushBatch batch, PushedRecord sent) {
    PreparedReport prepared = intake.prepareEdit(batch.self, toReportForm(sent));
    boolean inReach = Boolean.TRUE
        .equals(transactions.execute(status -> !reports.listByIds(batch.self, List.of(sent.id())).isEmpty()));
    String judged = batch.requireReach().findReviewReason(sent.body().village(), sent.mandate(), prepared);
    String why = judged == null && !inReach ? "mandate-ended" : judged;
    PreparedReport edit = why == null ? prepared : prepared.withReview(why);
    Actor late = batch.requireReach().withRecentMandates(batch.self);
    ReportAmendmentResult amendment = Objects.requireNonNull(
        ActorContext.<ReportAmendmentResult, RuntimeException>callAs(late, () -> transactions.execute(status -> {
          if (!inReach) {
            requireSameVillage(late, sent);
          }
          ReportAmendmentResult made = reportAmendment.amend(late, Objects.requireNonNull(sent.basedOn()), edit);
          received.insertAll(late, batch.device, batch.skew,
              List.of(new ReceivedFormRepository.NewReceivedForm(sent, made.receipt())), batch.now);
          return made;
        })));
    boolean stillMine =
        inReach && (batch.self.hasRegencyWideReach() || batch.self.villages().contains(sent.body().village()));
    boolean hasConflicts = inReach && !amendment.conflicts().isEmpty();
    String status = hasConflicts ? "conflict" : amendment.review() != null ? "review" : "accepted";
    PushReceipt.Reason reason =
        hasConflicts || amendment.review() == null ? null : reviewReason(batch, amendment.review());
    batch.addReceipt(new PushReceipt(sent.id(), status, amendment.receipt(), amendment.version(), reason,
        hasConflicts ? amendment.conflicts() : null, stillMine ? amendment.body() : null));
  }

  /**
   * Who reaches it by an ended mandate alone may add what they still knew, and never take it along to where they are
   * now.
   */
  private void requireSameVillage(Actor late, PushedRecord sent) {
    if (reports.listByIds(late, List.of(sent.id()))
        .stream()
        .anyMatch(report -> !report.village().equals(sent.body().village()))) {
      throw new PushedRecordRefused("fieldwork.refused.not-yours");
    }
  }

  /**
   * An edit of a report that is not here, perhaps since a backup was restored: what was written is kept all the same,
   * as a report.
   */
  private void storeEditAsNewReport(PushBatch batch, PushedRecord sent) {
    Map<UUID, PushedRecord> byId = new HashMap<>(Map.of(sent.id(),
        new PushedRecord(sent.id(), sent.mandate(), sent.writtenAt(), null, sent.body(), sent.hash())));
    List<PreparedReport> prepared = intake.prepare(batch.self, List.of(toReportForm(sent)));
    storeSingly(batch, byId, prepared.getFirst());
  }
}
