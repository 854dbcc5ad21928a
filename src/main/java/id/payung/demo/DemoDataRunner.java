package id.payung.demo;

import id.payung.accounts.OrganisationRepository;
import id.payung.insight.LatenessNoticeRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Refusal;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Plays the demonstration once, before the first request, and never in a production start. */
@Component
class DemoDataRunner implements ApplicationRunner, SmartInitializingSingleton {
  private final boolean demonstration;
  private final RegencyDirectory regencies;
  private final OrganisationRepository organisations;
  private final DemoContext context;
  private final ReferenceCatalogue reference;
  private final PeopleDemoData people;
  private final MeetingDemoData meetings;
  private final AgreementDemoData agreements;
  private final EvaluationYearDemoData years;
  private final ReportDemoData reports;
  private final NeedDemoData needs;
  private final EvidenceDemoData evidence;
  private final RemarkDemoData remarks;
  private final LatenessNoticeRepository notices;
  private final EventCompletionWait completionWait;
  private final RealPeopleGuard guard;

  DemoDataRunner(@Value("${payung.demo:false}") boolean demonstration, RegencyDirectory regencies,
      OrganisationRepository organisations, DemoContext context, ReferenceCatalogue reference, PeopleDemoData people,
      MeetingDemoData meetings, AgreementDemoData agreements, EvaluationYearDemoData years, ReportDemoData reports,
      NeedDemoData needs, EvidenceDemoData evidence, RemarkDemoData remarks, LatenessNoticeRepository notices,
      EventCompletionWait completionWait, RealPeopleGuard guard) {
    this.demonstration = demonstration;
    this.regencies = regencies;
    this.organisations = organisations;
    this.context = context;
    this.reference = reference;
    this.people = people;
    this.meetings = meetings;
    this.agreements = agreements;
    this.years = years;
    this.reports = reports;
    this.needs = needs;
    this.evidence = evidence;
    this.remarks = remarks;
    this.notices = notices;
    this.completionWait = completionWait;
    this.guard = guard;
  }

  /** Ahead of the first request: whose folder this is. */
  @Override
  public void afterSingletonsInstantiated() {
    if (demonstration) {
      guard.requireNobodyReal();
    } else {
      guard.requireNoDemonstration();
    }
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!demonstration) {
      return;
    }
    guard.markDemonstration();
    if (!isCreated()) {
      createAll();
    }
    printAccounts();
  }

  /**
   * The last thing that is made tells that all was made; a demonstration that broke off goes on where it was, since
   * every id is its own.
   */
  private boolean isCreated() {
    if (regencies.find(DemoContext.REGENCY).isEmpty()) {
      return false;
    }
    Actor service = Actor.service("demo", DemoContext.REGENCY);
    return ActorContext.callAs(service, () -> organisations.find(service, DemoContext.idOf("played"))).isPresent();
  }

  private void createAll() {
    var steps = new NumberedSteps(12);
    try {
      steps.run("Orang dan lembaga / people and organisations", people::create);
      steps.run("Pertemuan / meetings", meetings::create);
      steps.run("Kerja sama dan rencana / agreements and plans", agreements::create);
      steps.run("Tahun penilaian / years", years::openYears);
      steps.run("Laporan desa / village reports", reports::create);
      steps.run("Yang menyusul laporan / what follows from reports", completionWait::awaitCompletion);
      steps.run("Jawaban / answers", years::answerYears);
      steps.run("Data dukung / evidence", () -> evidence.create(reference.instrument("kla-2026")));
      steps.run("Yang menyusul data dukung / what follows from evidence", completionWait::awaitCompletion);
      steps.run("Pemberitahuan kepada kantor / notices to offices", this::refreshNotices);
      steps.run("Catatan kebutuhan / notes of needs", needs::create);
      steps.run("Percakapan / conversations", remarks::create);
      Actor service = Actor.service("accounts", DemoContext.REGENCY);
      context.runInTransaction(service, actor -> organisations.insertIfAbsent(actor, DemoContext.idOf("played"),
          "religious", "Majelis Taklim Contoh", "Majelis Taklim", null, true));
    } finally {
      context.returnToPresent();
    }
  }

  /** Who has long been late was told long ago and is named by now; who became late this week still has days left. */
  private void refreshNotices() {
    context.returnToPresent();
    Actor service = Actor.service("insight", DemoContext.REGENCY);
    ActorContext.runAs(service, () -> notices.refresh(service, DemoContext.today().minusDays(10)));
  }

  /** What a newcomer sees while the demonstration is made, a minute or two. */
  private static final class NumberedSteps {
    private final int last;
    private int number;

    NumberedSteps(int last) {
      this.last = last;
    }

    void run(String name, Runnable work) {
      number++;
      System.out.printf("  [%d/%d] %s%n", number, last, name);
      try {
        work.run();
      } catch (Refusal refusal) {
        throw new IllegalStateException(name + ": " + refusal.key() + " " + refusal.fields(), refusal);
      }
    }
  }

  private static void printAccounts() {
    System.out.println();
    System.out.println(
        "  Akun contoh / demonstration accounts (kata sandi semua / password of all: " + PeopleDemoData.PASSWORD + ")");
    for (String line : List.of("sekretaris      Sekretaris Gugus Tugas KLA",
        "pemeriksa       pemeriksa internal / internal verifier",
        "disdukcapil     operator OPD / office clerk        (dp3a, disdik, dinkes, dinsos, dppkb, polres)",
        "mitra           koordinator LSM, dua kabupaten / NGO coordinator, two regencies",
        "kakao           perusahaan / company",
        "patbm.malili    aktivis desa, pakai /lapangan/ / village volunteer, use /lapangan/",
        "desa.malili     operator desa / village operator", "ajudan          staf Bupati / the regent's aide",
        "perencana       Bappelitbangda, menyusun rencana / the planner",
        "kerjasama       Bagian Kerja Sama / cooperation office     (hukum: Bagian Hukum / legal office)",
        "kadisdik        kepala dinas, menyetujui / head of an office, approves",
        "camat           pembina desa sekecamatan / district supervisor",
        "riwayat         Inspektorat, membaca Riwayat Perubahan / auditor of the trail",
        "admin           akun, instansi, pengaturan / accounts, offices, settings")) {
      System.out.println("    " + line);
    }
    System.out.println();
  }
}
