package id.payung.demo;

import id.payung.evidence.EvidenceBook;
import id.payung.evidence.EvidenceBook.OfficialPaper;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.result.QuestionResult;
import id.payung.indicators.result.Results;
import id.payung.indicators.result.StageResult;
import id.payung.indicators.score.QuestionScore;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.score.ScoreSheet;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
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
class ClosedYearScene {
  private static final List<String> SAID = List.of("Dokumen tidak bertanggal, tidak dapat dihitung.",
      "Data tidak terpilah menurut jenis kelamin.", "SK sudah tidak berlaku pada tahun data.",
      "Foto tanpa keterangan desa dan tanggal.", "Berkas sama dengan pertanyaan lain, tanpa halaman yang dimaksud.");

  private final Stage stage;
  private final EvidenceBook book;
  private final EvidenceRegister register;
  private final Documents documents;
  private final ScoreBook scores;
  private final Results results;
  private final Quiet quiet;

  ClosedYearScene(Stage stage, EvidenceBook book, EvidenceRegister register, Documents documents, ScoreBook scores,
      Results results, Quiet quiet) {
    this.stage = stage;
    this.book = book;
    this.register = register;
    this.documents = documents;
    this.scores = scores;
    this.results = results;
    this.quiet = quiet;
  }

  void play(Instrument instrument) {
    stage.on(LocalDate.of(2026, 3, 7));
    stage.inOneGo(stage.actor("sekretaris"), actor -> prove(actor, instrument));
    stage.on(LocalDate.of(2026, 3, 9));
    stage.inOneGo(stage.actor("pemeriksa"), this::check);
    quiet.await();
    stage.on(LocalDate.of(2026, 7, 20));
    stage.inOneGo(stage.actor("sekretaris"), actor -> judge(actor, instrument));
  }

  /** One yearly report an office; every use says which pages, and what they prove. Some slots stay empty. */
  private void prove(Actor actor, Instrument instrument) {
    Map<String, UUID> reports = new HashMap<>();
    for (Instrument.Question question : instrument.questions().toList()) {
      String office = question.owner().equals("district-office") ? "village-affairs" : question.owner();
      int page = 1;
      for (Instrument.Slot slot : question.slots()) {
        if (slot.type() == Instrument.SlotType.COMPUTED || stage.random.nextInt(100) >= 95) {
          continue;
        }
        UUID report = reports.computeIfAbsent(office, code -> report(actor, code));
        book.use(actor, report, YearScene.CLOSED, question.code(), slot.code(), String.valueOf(page++),
            slot.name().id());
      }
    }
  }

  private UUID report(Actor actor, String office) {
    UUID id = Stage.id("paper-2025:" + office);
    String title = "Laporan tahunan 2025, "
        + stage.reference().list("accounts/offices").find(office).map(entry -> entry.text("short")).orElse(office);
    String number = "000.7/" + (100 + stage.random.nextInt(800)) + "/CONTOH/2025";
    KeptDocument kept = documents.keep(actor, Letter.of(title, number, 6), DocumentLimits.EVIDENCE);
    LocalDate day = LocalDate.of(2025, 12, stage.between(15, 30));
    book.official(actor, new OfficialPaper(id, title, "laporan", number, day, day, null, Stage.office(office)), kept);
    return id;
  }

  private void check(Actor actor) {
    for (UseView use : register.usesFor(actor, YearScene.CLOSED)) {
      if (use.state().equals("taken") && stage.random.nextInt(100) < 98) {
        // A yearly report where photos are asked for is noticed; the checker lets it pass when it tells of the
        // activity.
        boolean good = !use.warnings().contains("not-in-force") && stage.random.nextInt(100) < 97;
        register.check(actor, use.id(), good, good ? "" : "Periksa lagi: halaman ini tidak menyebut cakupannya.");
      }
    }
  }

  /** Administrative verification takes points where it says why; the later stages give some of them back. */
  private void judge(Actor actor, Instrument instrument) {
    ScoreSheet sheet = scores.sheet(actor, YearScene.CLOSED);
    List<QuestionResult> verified = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (Instrument.Question question : instrument.questions().toList()) {
      QuestionScore row = sheet.question(question.code()).orElse(null);
      if (row == null || row.verdict().claimed().signum() == 0) {
        continue;
      }
      boolean kept = stage.random.nextInt(100) < 95;
      BigDecimal points = kept ? row.verdict().survives() : BigDecimal.ZERO;
      String note = points.compareTo(row.verdict().claimed()) < 0 ? stage.any(SAID) : "";
      verified.add(new QuestionResult(question.code(), points, note, 0));
      total = total.add(points);
    }
    stage(actor, YearScene.CLOSED, "EM", sheet.total().claimed(), "000.1.5/CONTOH/III/2026", LocalDate.of(2026, 3, 11));
    stage(actor, YearScene.CLOSED, "VA", total, "000.1.5/CONTOH/V/2026", LocalDate.of(2026, 5, 8));
    results.keepQuestions(actor, YearScene.CLOSED, "VA", verified);
    stage(actor, YearScene.CLOSED, "VLH", total.add(new BigDecimal("24.5")), "000.1.5/CONTOH/VI/2026",
        LocalDate.of(2026, 6, 12));
    stage(actor, YearScene.CLOSED, "VF", total.add(new BigDecimal("18")), "000.1.5/CONTOH/VII/2026",
        LocalDate.of(2026, 7, 17));
    stage(actor, "2025", "EM", new BigDecimal("912.6"), "", LocalDate.of(2025, 3, 14));
    stage(actor, "2025", "VF", new BigDecimal("602.1"), "", LocalDate.of(2025, 7, 18));
    stage(actor, "2023", "VF", new BigDecimal("548"), "", LocalDate.of(2023, 7, 21));
  }

  private void stage(Actor actor, String year, String code, BigDecimal total, String number, LocalDate dated) {
    results.keep(actor,
        new StageResult(year, code, total, "", number, dated, "Contoh, bukan hasil resmi.", null, "", 0));
  }
}
