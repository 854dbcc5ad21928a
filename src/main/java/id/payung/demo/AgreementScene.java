package id.payung.demo;

import id.payung.agreements.plan.ActivityText;
import id.payung.agreements.plan.Approving;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.LineText;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.plan.Wish;
import id.payung.agreements.register.AgreementLife;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementText;
import id.payung.agreements.register.Draft;
import id.payung.agreements.register.Party;
import id.payung.agreements.register.Registering;
import id.payung.agreements.work.Money;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Six agreements in every state of life, and joint plans of two years under three of them. */
@Component
class AgreementScene {
  private final Stage stage;
  private final Registering registering;
  private final AgreementLife life;
  private final Plans plans;
  private final Approving approving;
  private final Drafting drafting;
  private final Money money;
  private final Decisions decisions;
  private final List<Planned> planned = new ArrayList<>();

  AgreementScene(Stage stage, Registering registering, AgreementLife life, Plans plans, Approving approving,
      Drafting drafting, Money money, Decisions decisions) {
    this.stage = stage;
    this.registering = registering;
    this.life = life;
    this.plans = plans;
    this.approving = approving;
    this.drafting = drafting;
    this.money = money;
    this.decisions = decisions;
  }

  /** An activity that the villages will report. */
  record Planned(UUID id, String title, int year, LocalDate starts, LocalDate ends, long target, String unit,
      List<UUID> villages) {}

  List<Planned> planned() {
    return planned;
  }

  private static final UUID MOU = Stage.id("agreement:mou-teduh");
  private static final UUID PKS = Stage.id("agreement:pks-teduh");
  private static final UUID COCOA = Stage.id("agreement:kakao");
  private static final UUID CAMPUS = Stage.id("agreement:kampus");
  private static final UUID RADIO = Stage.id("agreement:radio");
  private static final UUID LENTERA = Stage.id("agreement:lentera");

  void play() {
    LocalDate today = Stage.today();
    agreement(MOU, "kesepakatan-bersama", null, "Kesepakatan Bersama perlindungan anak dan pemberdayaan perempuan",
        PeopleScene.YAYASAN, "Ketua Yayasan", LocalDate.of(2025, 3, 3), LocalDate.of(2028, 3, 2),
        AgreementStage.IN_FORCE, MeetingScene.decision("Menindaklanjuti usulan kerja sama pencegahan perkawinan anak"),
        null);
    agreement(PKS, "pks", MOU, "PKS pencegahan perkawinan anak dan penguatan PATBM", PeopleScene.YAYASAN,
        "Direktur Program", LocalDate.of(2025, 3, 17), LocalDate.of(2027, 12, 31), AgreementStage.IN_FORCE, null, null);
    agreement(COCOA, "komitmen-bersama", null, "Komitmen bersama bebas pekerja anak di kebun kakao", PeopleScene.COCOA,
        "Direktur Keberlanjutan", LocalDate.of(2025, 5, 5), today.plusDays(39), AgreementStage.IN_FORCE, null, null);
    agreement(LENTERA, "pks", MOU, "PKS kelas pengasuhan dan usaha perempuan", PeopleScene.LENTERA, "Ketua",
        LocalDate.of(2026, 1, 12), LocalDate.of(2027, 1, 11), AgreementStage.IN_FORCE,
        MeetingScene.decision("Memperpanjang kerja sama dengan penyesuaian lokasi desa"), null);
    agreement(CAMPUS, "kesepakatan-bersama", null, "Kesepakatan Bersama riset dan KKN tematik KLA",
        PeopleScene.UNIVERSITY, "Wakil Rektor", LocalDate.of(2026, 9, 1), LocalDate.of(2029, 8, 31),
        AgreementStage.REVIEWED, null, LocalDate.of(2026, 9, 15));
    agreement(RADIO, "surat-dukungan", null, "Surat dukungan siaran ramah anak", PeopleScene.MEDIA, "Pemimpin Redaksi",
        LocalDate.of(2026, 2, 2), LocalDate.of(2027, 2, 1), AgreementStage.SIGNED, null, null);
    plan(PKS, 2025, PeopleScene.YAYASAN, true);
    plan(COCOA, 2025, PeopleScene.COCOA, true);
    plan(PKS, 2026, PeopleScene.YAYASAN, true);
    plan(COCOA, 2026, PeopleScene.COCOA, true);
    plan(LENTERA, 2026, PeopleScene.LENTERA, false);
  }

  private void agreement(UUID id, String kind, @Nullable UUID parent, String title, UUID partner, String post,
      LocalDate starts, LocalDate ends, AgreementStage until, @Nullable UUID decision, @Nullable LocalDate begun) {
    stage.on(starts.minusDays(30));
    boolean support = kind.equals("surat-dukungan");
    List<Party> parties = List.of(
        new Party(1, "first", Stage.office("women-children"), "Pemerintah Kabupaten Luwu Timur",
            until.complete() ? "100.2/CONTOH/" + starts.getYear() : "", "Bupati Contoh", "Bupati", "definitive"),
        new Party(2, support ? "supporter" : "second", partner, "",
            support || !until.complete() ? "" : "07/CONTOH/" + starts.getYear(), "Pimpinan Contoh", post,
            id.equals(LENTERA) ? "acting" : "definitive"));
    AgreementText text =
        new AgreementText(title, "Pencegahan, layanan, dan pemberdayaan di desa prioritas (data contoh).",
            "Hak dan kewajiban para pihak diatur bersama.", "Masing-masing pihak sesuai rencana kerja bersama.",
            "Sekretariat Gugus Tugas", starts, ends, true, Set.of(), parties);
    stage.doing("kerjasama", actor -> {
      registering.register(actor, new Draft(id, kind, parent, decision, text, List.of(), begun));
      if (decision != null && decisions.require(actor, decision).open()) {
        decisions.became(actor, decision, "agreement", id);
      }
    });
    AgreementStage[] path = {AgreementStage.DRAFT, AgreementStage.REVIEWED, AgreementStage.INITIALLED,
      AgreementStage.SIGNED, AgreementStage.IN_FORCE};
    for (int i = 1; i < path.length && path[i].compareTo(until) <= 0; i++) {
      AgreementStage from = path[i - 1];
      AgreementStage to = path[i];
      LocalDate day = starts.minusDays(Math.max(0, 18 - i * 6L));
      stage.on(day);
      stage.doing("kerjasama", actor -> life.step(actor, id, from, to, day, null));
    }
  }

  private record Idea(String title, String kind, String office, List<String> questions, String unit, long target,
      String source, long amount, String stage) {}

  private static final List<Idea> IDEAS = List.of(
      new Idea("Kelas pengasuhan bagi orang tua", "parenting", "women-children", List.of("8.1", "8.2", "7.2"), "orang",
          240, "apbd-kabupaten", 86_000_000, "dpa"),
      new Idea("Sosialisasi pencegahan perkawinan anak di sekolah", "campaign", "education",
          List.of("7.1", "7.2", "18.1"), "sekolah", 12, "hibah-luar-apbd", 64_500_000, "commitment"),
      new Idea("Pelatihan aktivis PATBM", "training", "women-children", List.of("21.1", "2.3"), "orang", 90,
          "apbd-kabupaten", 120_000_000, "dpa"),
      new Idea("Jemput bola akta kelahiran", "service", "civil-registry", List.of("4.1", "4.2"), "anak", 400,
          "apbd-kabupaten", 58_000_000, "dpa"),
      new Idea("Pertemuan Forum Anak desa", "children-activity", "women-children", List.of("6.1", "6.2"), "pertemuan",
          16, "dana-desa", 24_000_000, "apbdes"),
      new Idea("Kunjungan rumah anak berisiko bekerja", "visit", "manpower", List.of("21.2", "21.3"), "kunjungan", 120,
          "tjsl", 150_000_000, "commitment"),
      new Idea("Pojok baca dan bermain di desa", "goods", "library", List.of("5.1", "11.1", "20.1"), "unit", 8, "tjsl",
          96_000_000, "commitment"),
      new Idea("Penyuluhan gizi dan PMBA", "outreach", "health", List.of("14.1", "13.1"), "keluarga", 180,
          "dak-nonfisik", 72_000_000, "dpa"),
      new Idea("Survei pekerja anak di kebun kakao", "survey", "manpower", List.of("21.2"), "dokumen", 2, "tjsl",
          45_000_000, "proposed"),
      new Idea("Pendampingan sekolah ramah anak", "service", "education", List.of("19.1", "19.2"), "sekolah", 10,
          "apbd-kabupaten", 80_000_000, "awaiting-revision"));

  private void plan(UUID agreement, int year, UUID partner, boolean approved) {
    LocalDate opened = LocalDate.of(year, year == 2025 ? 4 : 1, 20);
    stage.on(opened);
    UUID planId = Stage.id("plan:" + agreement + year);
    Map<UUID, String> accountedFor = new HashMap<>();
    Set<String> known = new HashSet<>();
    stage.doing("sekretaris", actor -> {
      Plan plan = plans.open(actor, planId, agreement, year);
      int number = 1;
      for (int i = 0; i < IDEAS.size(); i++) {
        Idea idea = IDEAS.get((i + (partner.equals(PeopleScene.COCOA) ? 5 : 0)) % IDEAS.size());
        if (number > (partner.equals(PeopleScene.YAYASAN) ? 8 : 5) || !known.add(idea.title())) {
          continue;
        }
        add(actor, plan, agreement, year, number++, idea, partner, accountedFor);
      }
    });
    if (!approved) {
      return;
    }
    stage.on(opened.plusDays(12));
    String code = stage.as("sekretaris", () -> approving.offer(stage.actor("sekretaris"), planId, 1));
    stage.doing("kerjasama", actor -> approving.approve(actor, planId, 1, code));
    stage.doing(partner.equals(PeopleScene.COCOA) ? "kakao" : "mitra",
        actor -> approving.approve(actor, planId, 1, code));
    realise(accountedFor, year);
  }

  private void add(Actor actor, Plan plan, UUID agreement, int year, int number, Idea idea, UUID partner,
      Map<UUID, String> lines) {
    UUID activity = Stage.id("activity:" + agreement + year + idea.title());
    boolean partnerPays = idea.source().equals("tjsl") || idea.source().equals("hibah-luar-apbd");
    UUID owner = partnerPays ? partner : Stage.office(idea.office());
    LocalDate starts = LocalDate.of(year, stage.between(4, year == 2025 ? 6 : 9), 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    LocalDate wished = starts.plusMonths(stage.between(year == 2025 ? 3 : 5, 8)).minusDays(1);
    LocalDate ends = wished.isAfter(last) ? last : wished;
    List<UUID> villages = PeopleScene.VILLAGES.stream()
        .skip(number % 3)
        .limit(stage.between(3, 5))
        .map(code -> stage.village(code).id())
        .toList();
    UUID line = Stage.id("line:" + activity);
    boolean guarded = partner.equals(PeopleScene.COCOA) && partnerPays;
    LineText text = new LineText(line, 1, "Pelaksanaan " + idea.title().toLowerCase(java.util.Locale.ROOT),
        idea.source(), owner, idea.source().equals("dana-desa") ? stage.village("73.24.04.2001").id() : null,
        partnerPays ? "" : "2.08.07.2.01." + (10 + number), guarded, guarded ? null : idea.amount());
    drafting.save(actor, plan.id(), 0,
        new Wish(
            new ActivityText(activity, number, idea.title() + " " + year, idea.kind(), Stage.office(idea.office()),
                List.of(partner), villages, idea.questions().stream().filter(this::isQuestion).toList(), starts, ends,
                idea.unit(), idea.target(), "", null, List.of(text)),
            guarded ? Map.of(line, idea.amount()) : Map.of(), Map.of(line, idea.stage())));
    planned.add(
        new Planned(activity, idea.title() + " " + year, year, starts, ends, idea.target(), idea.unit(), villages));
    if (List.of("dpa", "apbdes", "commitment").contains(idea.stage())) {
      lines.put(line,
          (guarded ? "kakao" : partnerPays ? (partner.equals(PeopleScene.COCOA) ? "kakao" : "mitra") : "sekretaris")
              + "|" + idea.amount() + "|" + ends);
    }
  }

  private boolean isQuestion(String code) {
    return stage.reference().instrument("kla-2026").question(code).isPresent();
  }

  private void realise(Map<UUID, String> lines, int year) {
    lines.forEach((line, told) -> {
      String[] parts = told.split("\\|");
      LocalDate asOf = LocalDate.parse(parts[2]).isBefore(Stage.today()) ? LocalDate.parse(parts[2])
          : Stage.today().minusDays(stage.between(5, 60));
      long share = year == 2025 ? stage.between(82, 100) : stage.between(10, 75);
      stage.on(asOf.plusDays(2));
      if (asOf.getYear() == year) {
        stage.doing(parts[0], actor -> money.realise(actor, Stage.id("realised:" + line), line, asOf,
            Long.parseLong(parts[1]) * share / 100, "Laporan keuangan contoh"));
      }
    });
  }
}
