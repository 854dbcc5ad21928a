package id.payung.demo;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.intake.EvidenceIntake.OfficialDocument;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.reference.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The register with its faults: a decree that ran out, one without a date, files that nobody has placed, photos that
 * came twice.
 */
@Component
class EvidenceDemoData {
  private final DemoContext context;
  private final EvidenceIntake evidenceIntake;
  private final EvidenceRegister register;
  private final DocumentStorage documents;

  EvidenceDemoData(DemoContext context, EvidenceIntake evidenceIntake, EvidenceRegister register,
      DocumentStorage documents) {
    this.context = context;
    this.evidenceIntake = evidenceIntake;
    this.register = register;
    this.documents = documents;
  }

  private record DemoDocument(String title, String kind, String number, @Nullable LocalDate date,
      @Nullable LocalDate until, String office, int pages) {}

  private static final List<DemoDocument> DOCUMENTS = List.of(
      new DemoDocument("Perda Kabupaten Layak Anak", "perda", "5 Tahun 2019", LocalDate.of(2019, 8, 12), null, "legal",
          4),
      new DemoDocument("SK Gugus Tugas KLA", "sk", "100.3.3.2/CONTOH/I/2025", LocalDate.of(2025, 1, 13),
          LocalDate.of(2029, 12, 31), "women-children", 3),
      new DemoDocument("Rencana Aksi Daerah KLA 2025-2029", "rad", "31 Tahun 2025", LocalDate.of(2025, 3, 20),
          LocalDate.of(2029, 12, 31), "planning", 5),
      new DemoDocument("DPA Dinas Pendidikan 2026", "dpa", "DPA/1.01/2026", LocalDate.of(2026, 1, 5),
          LocalDate.of(2026, 12, 31), "education", 2),
      new DemoDocument("DPA DP3A 2026", "dpa", "DPA/2.08/2026", LocalDate.of(2026, 1, 5), LocalDate.of(2026, 12, 31),
          "women-children", 2),
      new DemoDocument("SK Puskesmas Ramah Anak", "sk", "440/CONTOH/2022", LocalDate.of(2022, 5, 10),
          LocalDate.of(2024, 12, 31), "health", 2),
      new DemoDocument("SK Sekolah Ramah Anak", "sk", "421/CONTOH/2025", LocalDate.of(2025, 7, 1), null, "education",
          3),
      new DemoDocument("SK Forum Anak Kabupaten", "sk", "", LocalDate.of(2025, 2, 18), null, "women-children", 1),
      new DemoDocument("Rekapitulasi kepemilikan akta kelahiran", "laporan", "472.1/CONTOH/2026",
          LocalDate.of(2026, 6, 30), null, "civil-registry", 2),
      new DemoDocument("Profil anak kabupaten", "laporan", "900/CONTOH/2025", null, null, "planning", 4),
      new DemoDocument("SOP rujukan korban kekerasan", "laporan", "SOP/CONTOH/2025", LocalDate.of(2025, 5, 2), null,
          "women-children", 2));

  void create(Instrument instrument) {
    List<UUID> papers = DOCUMENTS.stream().map(this::storeDocument).toList();
    attachDocuments(instrument, papers);
    createUnfiledItems();
    decideUses();
  }

  private UUID storeDocument(DemoDocument paper) {
    UUID id = DemoContext.idOf("paper:" + paper.title());
    context.travelTo(
        paper.date() == null || paper.date().getYear() < 2025 ? LocalDate.of(2025, 2, 3) : paper.date().plusDays(10));
    context.runAs("sekretaris", actor -> {
      StoredDocument kept =
          documents.store(actor, DemoPdf.create(paper.title(), paper.number(), paper.pages()), DocumentLimits.EVIDENCE);
      evidenceIntake.addOfficialDocument(actor, new OfficialDocument(id, paper.title(), paper.kind(), paper.number(),
          paper.date(), paper.date(), paper.until(), DemoContext.officeId(paper.office())), kept);
    });
    return id;
  }

  /**
   * One decree rightly answers many questions; each use says which pages and what for. Some say nothing, and that is
   * noticed.
   */
  private void attachDocuments(Instrument instrument, List<UUID> papers) {
    context.travelTo(DemoContext.today().minusDays(8));
    int n = 0;
    for (Instrument.Question question : instrument.questions().toList()) {
      for (Instrument.Slot slot : question.slots()) {
        if (slot.fact() != null && context.random.nextInt(100) < 60) {
          context.runAs("sekretaris", actor -> evidenceIntake.useComputedFact(actor, EvaluationYearDemoData.OPEN_YEAR,
              question.code(), slot.code()));
        }
        boolean takesPaper = slot.type() == Instrument.SlotType.OFFICIAL || slot.type() == Instrument.SlotType.EITHER;
        if (!takesPaper || context.random.nextInt(100) >= 80) {
          continue;
        }
        UUID paper = chooseDocument(question, slot, papers);
        String proves = n % 9 == 8 ? "" : slot.name().id();
        String pages = String.valueOf(context.randomBetween(1, 3));
        context.runAs("sekretaris", actor -> evidenceIntake.useItem(actor, paper, EvaluationYearDemoData.OPEN_YEAR,
            question.code(), slot.code(), pages, proves));
        n++;
      }
    }
  }

  private UUID chooseDocument(Instrument.Question question, Instrument.Slot slot, List<UUID> papers) {
    String name = slot.name().id().toLowerCase(java.util.Locale.ROOT);
    if (name.contains("perda") || name.contains("peraturan")) {
      return papers.get(0);
    }
    if (name.contains("gugus tugas")) {
      return papers.get(1);
    }
    if (name.contains("rencana aksi") || name.contains("rad")) {
      return papers.get(2);
    }
    if (name.contains("anggaran") || name.contains("dpa")) {
      return papers.get(question.owner().equals("education") ? 3 : 4);
    }
    if (question.owner().equals("health") && name.contains("sk")) {
      return papers.get(5);
    }
    return createOwnReport(question, slot);
  }

  /** A report that an office made for this one question. */
  private UUID createOwnReport(Instrument.Question question, Instrument.Slot slot) {
    int chance = context.random.nextInt(12);
    LocalDate date = chance == 0 ? null
        : LocalDate.of(chance == 1 ? 2023 : 2026, context.randomBetween(1, 10), context.randomBetween(1, 28));
    String title = slot.name().id() + " (" + question.code() + ")";
    return storeDocument(new DemoDocument(title.length() > 200 ? title.substring(0, 200) : title, "laporan",
        chance == 2 ? "" : "400/" + question.code() + "/CONTOH/2026", date,
        chance == 1 ? LocalDate.of(2024, 12, 31) : null, officeOf(question.owner()), 1));
  }

  private static String officeOf(String owner) {
    return owner.equals("district-office") ? "village-affairs" : owner;
  }

  private void createUnfiledItems() {
    context.travelTo(DemoContext.today().minusDays(2));
    for (int i = 0; i < 6; i++) {
      int n = i;
      context.runAs("dp3a", actor -> {
        byte[] bytes = n < 4 ? DemoPhoto.draw(900 + n, 0.6f) : DemoPdf.create("Undangan rapat", "", 1);
        StoredDocument kept = documents.store(actor, bytes, DocumentLimits.EVIDENCE);
        evidenceIntake.addToInbox(actor, DemoContext.idOf("inbox:" + n),
            n < 4 ? "IMG-20261118-WA000" + n + ".jpg" : "undangan-" + n + ".pdf",
            DemoContext.officeId("women-children"), kept);
      });
    }
  }

  /**
   * Offices take most of what proposed itself; of most photos a copy without faces was made; the verifier has looked at
   * a part.
   */
  private void decideUses() {
    context.travelTo(DemoContext.today().minusDays(5));
    Actor secretary = context.actorOf("sekretaris");
    List<EvidenceUseView> uses =
        ActorContext.callAs(secretary, () -> register.listUses(secretary, EvaluationYearDemoData.OPEN_YEAR));
    for (EvidenceUseView use : uses) {
      if (use.warnings().contains("faces") && context.random.nextInt(100) < 75) {
        context.runAs("sekretaris", actor -> addSafeCopy(actor, use));
      }
    }
    for (EvidenceUseView use : uses) {
      int chance = context.random.nextInt(100);
      if (use.state().equals("proposed") && chance < 70) {
        context.runAs("sekretaris", actor -> register.takeProposal(actor, use.id()));
      } else if (use.state().equals("proposed") && chance < 78) {
        context.runAs("sekretaris",
            actor -> register.declineProposal(actor, use.id(), "Foto kurang jelas menunjukkan kegiatan."));
      }
    }
    context.travelTo(DemoContext.today().minusDays(3));
    for (EvidenceUseView use : ActorContext.callAs(secretary,
        () -> register.listUses(secretary, EvaluationYearDemoData.OPEN_YEAR))) {
      int chance = context.random.nextInt(100);
      if (use.state().equals("taken") && chance < 70) {
        boolean good = use.warnings().isEmpty();
        context.runAs("pemeriksa",
            actor -> register.recordCheck(actor, use.id(), good, good ? ""
                : "Periksa lagi: "
                    + (use.warnings().contains("not-in-force") ? "SK sudah tidak berlaku." : "data belum lengkap.")));
      }
    }
  }

  /** The drawn heads are blurred as faces are, and the strip says village and date. */
  private void addSafeCopy(Actor actor, EvidenceUseView use) {
    evidenceIntake.saveSafeCopy(actor, use.item(), context.facesOn(Objects.requireNonNull(use.sha256())));
  }
}
