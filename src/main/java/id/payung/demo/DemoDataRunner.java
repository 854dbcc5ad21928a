package id.payung.demo;

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
  private final DemoFolderCheck guard;
  private final DemoContext context;
  private final CooperationDemoData cooperation;
  private final AssessmentDemoData assessment;
  private final DemoCompletion completion;

  DemoDataRunner(@Value("${payung.demo:false}") boolean demonstration, DemoFolderCheck guard, DemoContext context,
      CooperationDemoData cooperation, AssessmentDemoData assessment, DemoCompletion completion) {
    this.demonstration = demonstration;
    this.guard = guard;
    this.context = context;
    this.cooperation = cooperation;
    this.assessment = assessment;
    this.completion = completion;
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
    if (!completion.isCompleted()) {
      createAll();
    }
    printAccounts();
  }

  private void createAll() {
    var steps = new DemoProgressReporter(13);
    try {
      cooperation.create(steps);
      assessment.create(steps);
      completion.markCompleted();
    } finally {
      context.returnToPresent();
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
        "setwan          Sekretariat DPRD, rancangan Perda / council staff, draft Perda",
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
