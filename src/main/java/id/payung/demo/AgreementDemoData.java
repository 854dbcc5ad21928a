package id.payung.demo;

import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementText;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.rows.RecordCopy;
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
class AgreementDemoData {
  private final DemoContext stage;
  private final AgreementRegistration agreementRegistration;
  private final AgreementLifeCycle lifecycle;
  private final JointPlanDirectory plans;
  private final PlanApproval planApproval;
  private final PlanDraftEditor planDraftEditor;
  private final BudgetRealisation budgetRealisation;
  private final MeetingDecisionRepository decisions;
  private final List<PlannedDemoActivity> planned = new ArrayList<>();

  AgreementDemoData(DemoContext stage, AgreementRegistration agreementRegistration, AgreementLifeCycle lifecycle,
      JointPlanDirectory plans, PlanApproval planApproval, PlanDraftEditor planDraftEditor,
      BudgetRealisation budgetRealisation, MeetingDecisionRepository decisions) {
    this.stage = stage;
    this.agreementRegistration = agreementRegistration;
    this.lifecycle = lifecycle;
    this.plans = plans;
    this.planApproval = planApproval;
    this.planDraftEditor = planDraftEditor;
    this.budgetRealisation = budgetRealisation;
    this.decisions = decisions;
  }

  /** An activity that the villages will report. */
  record PlannedDemoActivity(UUID id, String title, int year, LocalDate starts, LocalDate ends, long target,
      String unit, List<UUID> villages) {}

  List<PlannedDemoActivity> planned() {
    return planned;
  }

  private static final UUID MOU = DemoContext.idOf("agreement:mou-teduh");
  private static final UUID PKS = DemoContext.idOf("agreement:pks-teduh");
  private static final UUID COCOA = DemoContext.idOf("agreement:kakao");
  private static final UUID CAMPUS = DemoContext.idOf("agreement:kampus");
  private static final UUID RADIO = DemoContext.idOf("agreement:radio");
  private static final UUID LENTERA = DemoContext.idOf("agreement:lentera");

  void create() {
    LocalDate today = DemoContext.today();
    createAgreement(MOU, "kesepakatan-bersama", null,
        "Kesepakatan Bersama perlindungan anak dan pemberdayaan perempuan", PeopleDemoData.YAYASAN, "Ketua Yayasan",
        LocalDate.of(2025, 3, 3), LocalDate.of(2028, 3, 2), AgreementStage.IN_FORCE,
        MeetingDemoData.decisionId("Menindaklanjuti usulan kerja sama pencegahan perkawinan anak"), null);
    createAgreement(PKS, "pks", MOU, "PKS pencegahan perkawinan anak dan penguatan PATBM", PeopleDemoData.YAYASAN,
        "Direktur Program", LocalDate.of(2025, 3, 17), LocalDate.of(2027, 12, 31), AgreementStage.IN_FORCE, null, null);
    createAgreement(COCOA, "komitmen-bersama", null, "Komitmen bersama bebas pekerja anak di kebun kakao",
        PeopleDemoData.COCOA, "Direktur Keberlanjutan", LocalDate.of(2025, 5, 5), today.plusDays(39),
        AgreementStage.IN_FORCE, null, null);
    createAgreement(LENTERA, "pks", MOU, "PKS kelas pengasuhan dan usaha perempuan", PeopleDemoData.LENTERA, "Ketua",
        LocalDate.of(2026, 1, 12), LocalDate.of(2027, 1, 11), AgreementStage.IN_FORCE,
        MeetingDemoData.decisionId("Memperpanjang kerja sama dengan penyesuaian lokasi desa"), null);
    createAgreement(CAMPUS, "kesepakatan-bersama", null, "Kesepakatan Bersama riset dan KKN tematik KLA",
        PeopleDemoData.UNIVERSITY, "Wakil Rektor", LocalDate.of(2026, 9, 1), LocalDate.of(2029, 8, 31),
        AgreementStage.REVIEWED, null, LocalDate.of(2026, 9, 15));
    createAgreement(RADIO, "surat-dukungan", null, "Surat dukungan siaran ramah anak", PeopleDemoData.MEDIA,
        "Pemimpin Redaksi", LocalDate.of(2026, 2, 2), LocalDate.of(2027, 2, 1), AgreementStage.SIGNED, null, null);
    createPlan(PKS, 2025, PeopleDemoData.YAYASAN, true);
    createPlan(COCOA, 2025, PeopleDemoData.COCOA, true);
    createPlan(PKS, 2026, PeopleDemoData.YAYASAN, true);
    createPlan(COCOA, 2026, PeopleDemoData.COCOA, true);
    createPlan(LENTERA, 2026, PeopleDemoData.LENTERA, false);
  }

  private void createAgreement(UUID id, String kind, @Nullable UUID parent, String title, UUID partner, String post,
      LocalDate starts, LocalDate ends, AgreementStage until, @Nullable UUID decision, @Nullable LocalDate begun) {
    stage.travelTo(starts.minusDays(30));
    boolean support = kind.equals("surat-dukungan");
    List<AgreementParty> parties = List.of(
        new AgreementParty(1, "first", DemoContext.officeId("women-children"), "Pemerintah Kabupaten Luwu Timur",
            until.complete() ? "100.2/CONTOH/" + starts.getYear() : "", "Bupati Contoh", "Bupati", "definitive"),
        new AgreementParty(2, support ? "supporter" : "second", partner, "",
            support || !until.complete() ? "" : "07/CONTOH/" + starts.getYear(), "Pimpinan Contoh", post,
            id.equals(LENTERA) ? "acting" : "definitive"));
    AgreementText text = RecordCopy.of(AgreementText.of(title, starts, ends))
        .with(AgreementText::scope, "Pencegahan, layanan, dan pemberdayaan di desa prioritas (data contoh).")
        .with(AgreementText::duties, "Hak dan kewajiban para pihak diatur bersama.")
        .with(AgreementText::costs, "Masing-masing pihak sesuai rencana kerja bersama.")
        .with(AgreementText::contact, "Sekretariat Gugus Tugas")
        .make();
    stage.runAs("kerjasama", actor -> {
      agreementRegistration.register(actor,
          new AgreementContents(id, kind, parent, decision, text, parties, List.of(), begun));
    });
    AgreementStage[] path = {AgreementStage.DRAFT, AgreementStage.REVIEWED, AgreementStage.INITIALLED,
      AgreementStage.SIGNED, AgreementStage.IN_FORCE};
    for (int i = 1; i < path.length && path[i].compareTo(until) <= 0; i++) {
      AgreementStage from = path[i - 1];
      AgreementStage to = path[i];
      LocalDate day = starts.minusDays(Math.max(0, 18 - i * 6L));
      stage.travelTo(day);
      stage.runAs("kerjasama", actor -> lifecycle.takeStep(actor, id,
          new TransitionRequest<>(from, to, to == AgreementStage.SIGNED ? "Pindaian naskah menyusul." : null), day, 0));
    }
  }

  private record ActivityTemplate(String title, String kind, String office, List<String> questions, String unit,
      long target, Funding funding) {}

  private record Funding(String source, long amount, String stage) {}

  private static final List<ActivityTemplate> ACTIVITY_TEMPLATES = List.of(
      new ActivityTemplate("Kelas pengasuhan bagi orang tua", "parenting", "women-children",
          List.of("8.1", "8.2", "7.2"), "orang", 240, new Funding("apbd-kabupaten", 86_000_000, "dpa")),
      new ActivityTemplate("Sosialisasi pencegahan perkawinan anak di sekolah", "campaign", "education",
          List.of("7.1", "7.2", "18.1"), "sekolah", 12, new Funding("hibah-luar-apbd", 64_500_000, "commitment")),
      new ActivityTemplate("Pelatihan aktivis PATBM", "training", "women-children", List.of("21.1", "2.3"), "orang", 90,
          new Funding("apbd-kabupaten", 120_000_000, "dpa")),
      new ActivityTemplate("Jemput bola akta kelahiran", "service", "civil-registry", List.of("4.1", "4.2"), "anak",
          400, new Funding("apbd-kabupaten", 58_000_000, "dpa")),
      new ActivityTemplate("Pertemuan Forum Anak desa", "children-activity", "women-children", List.of("6.1", "6.2"),
          "pertemuan", 16, new Funding("dana-desa", 24_000_000, "apbdes")),
      new ActivityTemplate("Kunjungan rumah anak berisiko bekerja", "visit", "manpower", List.of("21.2", "21.3"),
          "kunjungan", 120, new Funding("tjsl", 150_000_000, "commitment")),
      new ActivityTemplate("Pojok baca dan bermain di desa", "goods", "library", List.of("5.1", "11.1", "20.1"), "unit",
          8, new Funding("tjsl", 96_000_000, "commitment")),
      new ActivityTemplate("Penyuluhan gizi dan PMBA", "outreach", "health", List.of("14.1", "13.1"), "keluarga", 180,
          new Funding("dak-nonfisik", 72_000_000, "dpa")),
      new ActivityTemplate("Survei pekerja anak di kebun kakao", "survey", "manpower", List.of("21.2"), "dokumen", 2,
          new Funding("tjsl", 45_000_000, "proposed")),
      new ActivityTemplate("Pendampingan sekolah ramah anak", "service", "education", List.of("19.1", "19.2"),
          "sekolah", 10, new Funding("apbd-kabupaten", 80_000_000, "awaiting-revision")));

  private void createPlan(UUID agreement, int year, UUID partner, boolean approved) {
    LocalDate opened = LocalDate.of(year, year == 2025 ? 4 : 1, 20);
    stage.travelTo(opened);
    UUID planId = DemoContext.idOf("plan:" + agreement + year);
    Map<UUID, String> spendingLines = new HashMap<>();
    Set<String> known = new HashSet<>();
    stage.runAs("sekretaris", actor -> {
      JointPlan plan = plans.openPlan(actor, planId, agreement, year);
      int number = 1;
      for (int i = 0; i < ACTIVITY_TEMPLATES.size(); i++) {
        ActivityTemplate idea =
            ACTIVITY_TEMPLATES.get((i + (partner.equals(PeopleDemoData.COCOA) ? 5 : 0)) % ACTIVITY_TEMPLATES.size());
        if (number > (partner.equals(PeopleDemoData.YAYASAN) ? 8 : 5) || !known.add(idea.title())) {
          continue;
        }
        addActivity(actor, plan, agreement, year, number++, idea, partner, spendingLines);
      }
    });
    if (!approved) {
      return;
    }
    stage.travelTo(opened.plusDays(12));
    String code = stage.callAs("sekretaris", () -> planApproval.offer(stage.actorOf("sekretaris"), planId, 1));
    stage.runAs("kerjasama", actor -> planApproval.approve(actor, planId, 1, code));
    stage.runAs(partner.equals(PeopleDemoData.COCOA) ? "kakao" : "mitra",
        actor -> planApproval.approve(actor, planId, 1, code));
    recordSpending(spendingLines, year);
  }

  private void addActivity(Actor actor, JointPlan plan, UUID agreement, int year, int number, ActivityTemplate idea,
      UUID partner, Map<UUID, String> spendingByLine) {
    UUID activity = DemoContext.idOf("activity:" + agreement + year + idea.title());
    boolean partnerPays = idea.funding().source().equals("tjsl") || idea.funding().source().equals("hibah-luar-apbd");
    UUID owner = partnerPays ? partner : DemoContext.officeId(idea.office());
    LocalDate starts = LocalDate.of(year, stage.randomBetween(4, year == 2025 ? 6 : 9), 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    LocalDate wished = starts.plusMonths(stage.randomBetween(year == 2025 ? 3 : 5, 8)).minusDays(1);
    LocalDate ends = wished.isAfter(last) ? last : wished;
    List<UUID> villages = PeopleDemoData.VILLAGES.stream()
        .skip(number % 3)
        .limit(stage.randomBetween(3, 5))
        .map(code -> stage.requireVillage(code).id())
        .toList();
    UUID line = DemoContext.idOf("line:" + activity);
    boolean guarded = partner.equals(PeopleDemoData.COCOA) && partnerPays;
    PlanVersionBudgetLine text = RecordCopy.blank(PlanVersionBudgetLine.class)
        .with(PlanVersionBudgetLine::id, line)
        .with(PlanVersionBudgetLine::number, 1)
        .with(PlanVersionBudgetLine::what, "Pelaksanaan " + idea.title().toLowerCase(java.util.Locale.ROOT))
        .with(PlanVersionBudgetLine::source, idea.funding().source())
        .with(PlanVersionBudgetLine::owner, owner)
        .with(PlanVersionBudgetLine::village,
            idea.funding().source().equals("dana-desa") ? stage.requireVillage("73.24.04.2001").id() : null)
        .with(PlanVersionBudgetLine::code, partnerPays ? "" : "2.08.07.2.01." + (10 + number))
        .with(PlanVersionBudgetLine::guarded, guarded)
        .with(PlanVersionBudgetLine::amount, guarded ? null : idea.funding().amount())
        .make();
    planDraftEditor.saveActivity(actor, plan.id(), 0,
        new ActivityChange(
            RecordCopy.blank(PlanVersionActivity.class)
                .with(PlanVersionActivity::id, activity)
                .with(PlanVersionActivity::number, number)
                .with(PlanVersionActivity::title, idea.title() + " " + year)
                .with(PlanVersionActivity::kind, idea.kind())
                .with(PlanVersionActivity::office, DemoContext.officeId(idea.office()))
                .with(PlanVersionActivity::partners, List.of(partner))
                .with(PlanVersionActivity::villages, villages)
                .with(PlanVersionActivity::questions, idea.questions().stream().filter(this::isQuestion).toList())
                .with(PlanVersionActivity::starts, starts)
                .with(PlanVersionActivity::ends, ends)
                .with(PlanVersionActivity::unit, idea.unit())
                .with(PlanVersionActivity::target, idea.target())
                .with(PlanVersionActivity::lines, List.of(text))
                .make(),
            guarded ? Map.of(line, idea.funding().amount()) : Map.of(), Map.of(line, idea.funding().stage())));
    planned.add(new PlannedDemoActivity(activity, idea.title() + " " + year, year, starts, ends, idea.target(),
        idea.unit(), villages));
    if (List.of("dpa", "apbdes", "commitment").contains(idea.funding().stage())) {
      spendingByLine.put(line,
          (guarded ? "kakao" : partnerPays ? (partner.equals(PeopleDemoData.COCOA) ? "kakao" : "mitra") : "sekretaris")
              + "|" + idea.funding().amount() + "|" + ends);
    }
  }

  private boolean isQuestion(String code) {
    return stage.reference().instrument("kla-2026").question(code).isPresent();
  }

  private void recordSpending(Map<UUID, String> spendingByLine, int year) {
    spendingByLine.forEach((line, told) -> {
      String[] parts = told.split("\\|");
      LocalDate asOf = LocalDate.parse(parts[2]).isBefore(DemoContext.today()) ? LocalDate.parse(parts[2])
          : DemoContext.today().minusDays(stage.randomBetween(5, 60));
      long share = year == 2025 ? stage.randomBetween(82, 100) : stage.randomBetween(10, 75);
      stage.travelTo(asOf.plusDays(2));
      if (asOf.getYear() == year) {
        stage.runAs(parts[0], actor -> budgetRealisation.recordRealisation(actor, DemoContext.idOf("realised:" + line),
            line, asOf, Long.parseLong(parts[1]) * share / 100, "Laporan keuangan contoh"));
      }
    });
  }
}
