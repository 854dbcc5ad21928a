package id.payung.demo;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.intake.EvidenceIntake.OfficialDocument;
import id.payung.indicators.result.OfficialResultRepository;
import id.payung.indicators.result.QuestionResult;
import id.payung.indicators.result.StageResult;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.score.QuestionScoreList;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.reference.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How the closed year went: claimed high, proven with the yearly reports of the offices, and brought down stage by
 * stage by the verifiers, who say why. The years before are known by their totals only.
 */
@Component
class ClosedYearDemoData {
  private static final List<String> VERIFIER_REMARKS = List.of("Dokumen tidak bertanggal, tidak dapat dihitung.",
      "Data tidak terpilah menurut jenis kelamin.", "SK sudah tidak berlaku pada tahun data.",
      "Foto tanpa keterangan desa dan tanggal.", "Berkas sama dengan pertanyaan lain, tanpa halaman yang dimaksud.");

  private final DemoContext context;
  private final EvidenceIntake evidenceIntake;
  private final EvidenceRegister register;
  private final DocumentStorage documents;
  private final QuestionScoreRepository scores;
  private final OfficialResultRepository results;
  private final EventCompletionWait completionWait;

  ClosedYearDemoData(DemoContext context, EvidenceIntake evidenceIntake, EvidenceRegister register,
      DocumentStorage documents, QuestionScoreRepository scores, OfficialResultRepository results,
      EventCompletionWait completionWait) {
    this.context = context;
    this.evidenceIntake = evidenceIntake;
    this.register = register;
    this.documents = documents;
    this.scores = scores;
    this.results = results;
    this.completionWait = completionWait;
  }

  void create(Instrument instrument) {
    context.travelTo(LocalDate.of(2026, 3, 7));
    context.runAs("sekretaris", actor -> attachEvidence(actor, instrument)); // papers are looked through, which holds
                                                                             // no connection
    context.travelTo(LocalDate.of(2026, 3, 9));
    context.runInTransaction(context.actorOf("pemeriksa"), this::checkEvidence);
    completionWait.awaitCompletion();
    context.travelTo(LocalDate.of(2026, 7, 20));
    context.runInTransaction(context.actorOf("sekretaris"), actor -> recordVerificationResults(actor, instrument));
  }

  /** One yearly report an office; every use says which pages, and what they prove. Some slots stay empty. */
  private void attachEvidence(Actor actor, Instrument instrument) {
    Map<String, UUID> reports = new HashMap<>();
    for (Instrument.Question question : instrument.questions().toList()) {
      String office = question.owner().equals("district-office") ? "village-affairs" : question.owner();
      int page = 1;
      for (Instrument.Slot slot : question.slots()) {
        if (slot.type() == Instrument.SlotType.COMPUTED || context.random.nextInt(100) >= 95) {
          continue;
        }
        UUID report = reports.computeIfAbsent(office, code -> createYearlyReport(actor, code));
        evidenceIntake.useItem(actor, report, EvaluationYearDemoData.CLOSED_YEAR, question.code(), slot.code(),
            String.valueOf(page++), slot.name().id());
      }
    }
  }

  private UUID createYearlyReport(Actor actor, String office) {
    UUID id = DemoContext.idOf("paper-2025:" + office);
    String title = "Laporan tahunan 2025, "
        + context.reference().list("accounts/offices").find(office).map(entry -> entry.text("short")).orElse(office);
    String number = "000.7/" + (100 + context.random.nextInt(800)) + "/CONTOH/2025";
    StoredDocument kept = documents.store(actor, DemoPdf.create(title, number, 6), DocumentLimits.EVIDENCE);
    LocalDate day = LocalDate.of(2025, 12, context.randomBetween(15, 30));
    evidenceIntake.addOfficialDocument(actor,
        new OfficialDocument(id, title, "laporan", number, day, day, null, DemoContext.officeId(office)), kept);
    return id;
  }

  private void checkEvidence(Actor actor) {
    for (EvidenceUseView use : register.listUses(actor, EvaluationYearDemoData.CLOSED_YEAR)) {
      if (use.state().equals("taken") && context.random.nextInt(100) < 98) {
        // A yearly report where photos are asked for is noticed; the checker lets it pass when it tells of the
        // activity.
        boolean good = !use.warnings().contains("not-in-force") && context.random.nextInt(100) < 97;
        register.recordCheck(actor, use.id(), good, good ? "" : "Periksa lagi: halaman ini tidak menyebut cakupannya.");
      }
    }
  }

  /** Administrative verification takes points where it says why; the later stages give some of them back. */
  private void recordVerificationResults(Actor actor, Instrument instrument) {
    QuestionScoreList sheet = scores.loadScores(actor, EvaluationYearDemoData.CLOSED_YEAR);
    List<QuestionResult> verified = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (Instrument.Question question : instrument.questions().toList()) {
      QuestionScore row = sheet.findQuestion(question.code()).orElse(null);
      if (row == null || row.computed().claimed().signum() == 0) {
        continue;
      }
      boolean kept = context.random.nextInt(100) < 95;
      BigDecimal points = kept ? row.computed().survives() : BigDecimal.ZERO;
      String note = points.compareTo(row.computed().claimed()) < 0 ? context.pickRandom(VERIFIER_REMARKS) : "";
      verified.add(new QuestionResult(question.code(), points, note, 0));
      total = total.add(points);
    }
    recordStageResult(actor, EvaluationYearDemoData.CLOSED_YEAR, "EM", sheet.totals().claimed(),
        "000.1.5/CONTOH/III/2026", LocalDate.of(2026, 3, 11));
    recordStageResult(actor, EvaluationYearDemoData.CLOSED_YEAR, "VA", total, "000.1.5/CONTOH/V/2026",
        LocalDate.of(2026, 5, 8));
    results.saveQuestionResults(actor, EvaluationYearDemoData.CLOSED_YEAR, "VA", verified);
    recordStageResult(actor, EvaluationYearDemoData.CLOSED_YEAR, "VLH", total.add(new BigDecimal("24.5")),
        "000.1.5/CONTOH/VI/2026", LocalDate.of(2026, 6, 12));
    recordStageResult(actor, EvaluationYearDemoData.CLOSED_YEAR, "VF", total.add(new BigDecimal("18")),
        "000.1.5/CONTOH/VII/2026", LocalDate.of(2026, 7, 17));
    recordStageResult(actor, "2025", "EM", new BigDecimal("912.6"), "", LocalDate.of(2025, 3, 14));
    recordStageResult(actor, "2025", "VF", new BigDecimal("602.1"), "", LocalDate.of(2025, 7, 18));
    recordStageResult(actor, "2023", "VF", new BigDecimal("548"), "", LocalDate.of(2023, 7, 21));
  }

  private void recordStageResult(Actor actor, String year, String code, BigDecimal total, String number,
      LocalDate dated) {
    results.saveStageResult(actor,
        new StageResult(year, code, total, "", number, dated, "Contoh, bukan hasil resmi.", null, "", 0));
  }
}
