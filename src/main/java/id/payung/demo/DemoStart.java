package id.payung.demo;

import id.payung.accounts.Organisations;
import id.payung.insight.Notices;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refusal;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Plays the demonstration once, before the first request, and never in a production start. */
@Component
class DemoStart implements ApplicationRunner {
  private final boolean demonstration;
  private final RegencyDirectory regencies;
  private final Organisations organisations;
  private final Stage stage;
  private final Reference reference;
  private final PeopleScene people;
  private final MeetingScene meetings;
  private final AgreementScene agreements;
  private final YearScene years;
  private final ReportScene reports;
  private final EvidenceScene evidence;
  private final Notices notices;
  private final Quiet quiet;

  DemoStart(@Value("${payung.demo:false}") boolean demonstration, RegencyDirectory regencies,
      Organisations organisations, Stage stage, Reference reference, PeopleScene people, MeetingScene meetings,
      AgreementScene agreements, YearScene years, ReportScene reports, EvidenceScene evidence, Notices notices,
      Quiet quiet) {
    this.demonstration = demonstration;
    this.regencies = regencies;
    this.organisations = organisations;
    this.stage = stage;
    this.reference = reference;
    this.people = people;
    this.meetings = meetings;
    this.agreements = agreements;
    this.years = years;
    this.reports = reports;
    this.evidence = evidence;
    this.notices = notices;
    this.quiet = quiet;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!demonstration) {
      return;
    }
    if (!played()) {
      play();
    }
    accounts();
  }

  /**
   * The last thing that is made tells that all was made; a demonstration that broke off goes on where it was, since
   * every id is its own.
   */
  private boolean played() {
    if (regencies.find(Stage.REGENCY).isEmpty()) {
      return false;
    }
    Actor service = Actor.service("demo", Stage.REGENCY);
    return Acting.as(service, () -> organisations.find(service, Stage.id("played"))).isPresent();
  }

  private void play() {
    try {
      step("Orang dan lembaga / people and organisations", people::play);
      step("Pertemuan / meetings", meetings::play);
      step("Kerja sama dan rencana / agreements and plans", agreements::play);
      step("Tahun penilaian / years", years::open);
      step("Laporan desa / village reports", reports::play);
      quiet.await();
      step("Jawaban / answers", years::play);
      step("Data dukung / evidence", () -> evidence.play(reference.instrument("kla-2026")));
      quiet.await();
      step("Pemberitahuan kepada kantor / notices to offices", this::tell);
      Actor service = Actor.service("accounts", Stage.REGENCY);
      stage.inOneGo(service, actor -> organisations.add(actor, Stage.id("played"), "religious", "Majelis Taklim Contoh",
          "Majelis Taklim", null, true));
    } finally {
      stage.comeHome();
    }
  }

  /** Who has long been late was told long ago and is named by now; who became late this week still has days left. */
  private void tell() {
    stage.comeHome();
    Actor service = Actor.service("insight", Stage.REGENCY);
    Acting.doing(service, () -> notices.refresh(service, Stage.today().minusDays(10)));
  }

  private static void step(String name, Runnable work) {
    System.out.println("  … " + name);
    try {
      work.run();
    } catch (Refusal refusal) {
      throw new IllegalStateException(name + ": " + refusal.key() + " " + refusal.fields(), refusal);
    }
  }

  private static void accounts() {
    System.out.println();
    System.out.println(
        "  Akun contoh / demonstration accounts (kata sandi semua / password of all: " + PeopleScene.PASSWORD + ")");
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
