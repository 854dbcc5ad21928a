package id.payung.demo;

import id.payung.evidence.EvidenceBook;
import id.payung.evidence.EvidenceBook.OfficialPaper;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.images.Faces;
import id.payung.platform.reference.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The register with its faults: a decree that ran out, one without a date, files that nobody has placed, photos that
 * came twice.
 */
@Component
class EvidenceScene {
  private final Stage stage;
  private final EvidenceBook book;
  private final EvidenceRegister register;
  private final Documents documents;

  EvidenceScene(Stage stage, EvidenceBook book, EvidenceRegister register, Documents documents) {
    this.stage = stage;
    this.book = book;
    this.register = register;
    this.documents = documents;
  }

  private record Paper(String title, String kind, String number, @Nullable LocalDate date, @Nullable LocalDate until,
      String office, int pages) {}

  private static final List<Paper> PAPERS = List.of(
      new Paper("Perda Kabupaten Layak Anak", "perda", "5 Tahun 2019", LocalDate.of(2019, 8, 12), null, "legal", 4),
      new Paper("SK Gugus Tugas KLA", "sk", "100.3.3.2/CONTOH/I/2025", LocalDate.of(2025, 1, 13),
          LocalDate.of(2029, 12, 31), "women-children", 3),
      new Paper("Rencana Aksi Daerah KLA 2025-2029", "rad", "31 Tahun 2025", LocalDate.of(2025, 3, 20),
          LocalDate.of(2029, 12, 31), "planning", 5),
      new Paper("DPA Dinas Pendidikan 2026", "dpa", "DPA/1.01/2026", LocalDate.of(2026, 1, 5),
          LocalDate.of(2026, 12, 31), "education", 2),
      new Paper("DPA DP3A 2026", "dpa", "DPA/2.08/2026", LocalDate.of(2026, 1, 5), LocalDate.of(2026, 12, 31),
          "women-children", 2),
      new Paper("SK Puskesmas Ramah Anak", "sk", "440/CONTOH/2022", LocalDate.of(2022, 5, 10),
          LocalDate.of(2024, 12, 31), "health", 2),
      new Paper("SK Sekolah Ramah Anak", "sk", "421/CONTOH/2025", LocalDate.of(2025, 7, 1), null, "education", 3),
      new Paper("SK Forum Anak Kabupaten", "sk", "", LocalDate.of(2025, 2, 18), null, "women-children", 1),
      new Paper("Rekapitulasi kepemilikan akta kelahiran", "laporan", "472.1/CONTOH/2026", LocalDate.of(2026, 6, 30),
          null, "civil-registry", 2),
      new Paper("Profil anak kabupaten", "laporan", "900/CONTOH/2025", null, null, "planning", 4),
      new Paper("SOP rujukan korban kekerasan", "laporan", "SOP/CONTOH/2025", LocalDate.of(2025, 5, 2), null,
          "women-children", 2));

  void play(Instrument instrument) {
    List<UUID> papers = PAPERS.stream().map(this::file).toList();
    fill(instrument, papers);
    inbox();
    decide();
  }

  private UUID file(Paper paper) {
    UUID id = Stage.id("paper:" + paper.title());
    stage.on(
        paper.date() == null || paper.date().getYear() < 2025 ? LocalDate.of(2025, 2, 3) : paper.date().plusDays(10));
    stage.doing("sekretaris", actor -> {
      KeptDocument kept =
          documents.keep(actor, Letter.of(paper.title(), paper.number(), paper.pages()), DocumentLimits.EVIDENCE);
      book.official(actor, new OfficialPaper(id, paper.title(), paper.kind(), paper.number(), paper.date(),
          paper.date(), paper.until(), Stage.office(paper.office())), kept);
    });
    return id;
  }

  /**
   * One decree rightly answers many questions; each use says which pages and what for. Some say nothing, and that is
   * noticed.
   */
  private void fill(Instrument instrument, List<UUID> papers) {
    stage.on(Stage.today().minusDays(8));
    int n = 0;
    for (Instrument.Question question : instrument.questions().toList()) {
      for (Instrument.Slot slot : question.slots()) {
        if (slot.fact() != null && stage.random.nextInt(100) < 60) {
          stage.doing("sekretaris", actor -> book.count(actor, YearScene.OPEN, question.code(), slot.code()));
        }
        boolean takesPaper = slot.type() == Instrument.SlotType.OFFICIAL || slot.type() == Instrument.SlotType.EITHER;
        if (!takesPaper || stage.random.nextInt(100) >= 80) {
          continue;
        }
        UUID paper = paperFor(question, slot, papers);
        String proves = n % 9 == 8 ? "" : slot.name().id();
        String pages = String.valueOf(stage.between(1, 3));
        stage.doing("sekretaris",
            actor -> book.use(actor, paper, YearScene.OPEN, question.code(), slot.code(), pages, proves));
        n++;
      }
    }
  }

  private UUID paperFor(Instrument.Question question, Instrument.Slot slot, List<UUID> papers) {
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
    return ownPaper(question, slot);
  }

  /** A report that an office made for this one question. */
  private UUID ownPaper(Instrument.Question question, Instrument.Slot slot) {
    int luck = stage.random.nextInt(12);
    LocalDate date =
        luck == 0 ? null : LocalDate.of(luck == 1 ? 2023 : 2026, stage.between(1, 10), stage.between(1, 28));
    String title = slot.name().id() + " (" + question.code() + ")";
    return file(new Paper(title.length() > 200 ? title.substring(0, 200) : title, "laporan",
        luck == 2 ? "" : "400/" + question.code() + "/CONTOH/2026", date, luck == 1 ? LocalDate.of(2024, 12, 31) : null,
        office(question.owner()), 1));
  }

  private static String office(String owner) {
    return owner.equals("district-office") ? "village-affairs" : owner;
  }

  private void inbox() {
    stage.on(Stage.today().minusDays(2));
    for (int i = 0; i < 6; i++) {
      int n = i;
      stage.doing("dp3a", actor -> {
        byte[] bytes = n < 4 ? Drawing.photo(900 + n, 0.6f) : Letter.of("Undangan rapat", "", 1);
        KeptDocument kept = documents.keep(actor, bytes, DocumentLimits.EVIDENCE);
        book.receive(actor, Stage.id("inbox:" + n),
            n < 4 ? "IMG-20261118-WA000" + n + ".jpg" : "undangan-" + n + ".pdf", Stage.office("women-children"), kept);
      });
    }
  }

  /**
   * Offices take most of what proposed itself; of most photos a copy without faces was made; the verifier has looked at
   * a part.
   */
  private void decide() {
    stage.on(Stage.today().minusDays(5));
    Actor secretary = stage.actor("sekretaris");
    List<UseView> uses = Acting.as(secretary, () -> register.usesFor(secretary, YearScene.OPEN));
    for (UseView use : uses) {
      if (use.warnings().contains("faces") && stage.random.nextInt(100) < 75) {
        stage.doing("sekretaris", actor -> withoutFaces(actor, use));
      }
    }
    for (UseView use : uses) {
      int luck = stage.random.nextInt(100);
      if (use.state().equals("proposed") && luck < 70) {
        stage.doing("sekretaris", actor -> register.take(actor, use.id()));
      } else if (use.state().equals("proposed") && luck < 78) {
        stage.doing("sekretaris",
            actor -> register.decline(actor, use.id(), "Foto kurang jelas menunjukkan kegiatan."));
      }
    }
    stage.on(Stage.today().minusDays(3));
    for (UseView use : Acting.as(secretary, () -> register.usesFor(secretary, YearScene.OPEN))) {
      int luck = stage.random.nextInt(100);
      if (use.state().equals("taken") && luck < 70) {
        boolean good = use.warnings().isEmpty();
        stage.doing("pemeriksa",
            actor -> register.check(actor, use.id(), good, good ? ""
                : "Periksa lagi: "
                    + (use.warnings().contains("not-in-force") ? "SK sudah tidak berlaku." : "data belum lengkap.")));
      }
    }
  }

  /** The drawn people have no faces: a person has looked, and the copy gets its strip. */
  private void withoutFaces(Actor actor, UseView use) {
    String sha256 = java.util.Objects.requireNonNull(use.sha256());
    byte[] copy = Faces.caption(documents.picture(actor, sha256), use.title()).jpeg(0.8f);
    book.leaves(actor, use.item(), documents.keep(actor, copy, DocumentLimits.PHOTO));
  }
}
