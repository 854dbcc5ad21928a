package id.payung.demo;

import id.payung.meetings.Bodies;
import id.payung.meetings.Decisions;
import id.payung.meetings.MeetingBook;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The task force with its decree and plan, and two years of meetings whose decisions are owed, answered, late. */
@Component
class MeetingScene {
  static final UUID TASK_FORCE = Stage.id("body:gugus-tugas");

  private final Stage stage;
  private final Bodies bodies;
  private final MeetingBook meetings;
  private final Decisions decisions;
  private final Documents documents;

  MeetingScene(Stage stage, Bodies bodies, MeetingBook meetings, Decisions decisions, Documents documents) {
    this.documents = documents;
    this.stage = stage;
    this.bodies = bodies;
    this.meetings = meetings;
    this.decisions = decisions;
  }

  private record Told(LocalDate day, String kind, String title, String place, List<String> offices,
      List<Decided> decisions) {}

  private record Decided(String text, String outcome, String owner, int days, boolean answered) {}

  private static final List<Told> MEETINGS = List.of(new Told(LocalDate.of(2025, 1, 21), "task-force",
      "Rapat perdana Gugus Tugas KLA 2025", "Ruang rapat Bappeda",
      List.of("women-children", "planning", "education", "health", "civil-registry", "social"),
      List.of(
          new Decided("Setiap perangkat daerah menunjuk pengampu data dengan surat", "document", "planning", 21, true),
          new Decided("Menyusun rencana kerja bersama dengan mitra tahun 2025", "activity", "women-children", 30,
              true))),
      new Told(LocalDate.of(2025, 2, 11), "audience", "Audiensi Yayasan Teduh dengan Bupati", "Rumah jabatan Bupati",
          List.of("women-children", "regent-office", "cooperation"),
          List.of(new Decided("Menindaklanjuti usulan kerja sama pencegahan perkawinan anak", "agreement",
              "cooperation", 30, true))),
      new Told(LocalDate.of(2025, 4, 15), "coordination", "Rapat koordinasi percepatan akta kelahiran", "Disdukcapil",
          List.of("civil-registry", "village-affairs", "health"),
          List.of(new Decided("Menjadwalkan jemput bola akta di 20 desa", "answer", "civil-registry", 20, true))),
      new Told(LocalDate.of(2025, 6, 24), "workshop", "Lokakarya sekolah ramah anak", "Aula Dinas Pendidikan",
          List.of("education", "religious-affairs", "women-children"),
          List.of(new Decided("Daftar SRA tingkat SD dan SMP dengan nomor SK", "document", "education", 45, true))),
      new Told(LocalDate.of(2025, 9, 9), "task-force", "Rapat Gugus Tugas triwulan III", "Ruang rapat Sekda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "police"),
          List.of(new Decided("Melengkapi data kasus terpilah untuk indikator 21", "answer", "police", 30, true))),
      new Told(LocalDate.of(2025, 12, 3), "partner", "Evaluasi kerja sama mitra 2025", "Hotel di Malili",
          List.of("women-children", "cooperation", "planning"),
          List.of(new Decided("Memperpanjang kerja sama dengan penyesuaian lokasi desa", "agreement", "cooperation", 45,
              true))),
      new Told(LocalDate.of(2026, 2, 5), "task-force", "Rapat persiapan Evaluasi Mandiri 2026", "Ruang rapat Bappeda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "social", "police"),
          List.of(new Decided("Operator mengumpulkan data dukung dari setiap perangkat daerah", "document",
              "women-children", 30, true))),
      new Told(LocalDate.of(2026, 5, 19), "verification", "Pembahasan hasil verifikasi administrasi", "DP3A",
          List.of("women-children", "planning", "education", "health"),
          List.of(new Decided("Menelusuri sebab berkurangnya nilai dan memperbaiki foto yang dipakai berulang",
              "answer", "women-children", 30, true))),
      new Told(LocalDate.of(2026, 9, 10), "task-force", "Rapat Gugus Tugas triwulan III 2026", "Ruang rapat Sekda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "manpower"),
          List.of(new Decided("Menyerahkan data pekerja anak sektor kakao", "document", "manpower", 40, false),
              new Decided("Menyampaikan daftar puskesmas ramah anak dengan SK terbaru", "document", "health", 90,
                  false))),
      new Told(LocalDate.of(2026, 11, 10), "audience", "Audiensi Forum Anak dengan Bupati", "Kantor Bupati",
          List.of("women-children", "education", "regent-office", "public-works"),
          List.of(
              new Decided("Menjawab usulan Forum Anak tentang penerangan jalan ke sekolah", "answer", "public-works",
                  21, false),
              new Decided("Menyusun kerja sama ruang bermain ramah anak dengan dunia usaha", "agreement", "cooperation",
                  45, false),
              new Decided("Menambah kelas pengasuhan di desa rawan perkawinan anak", "activity", "women-children", 30,
                  false))));

  void play() {
    stage.on(LocalDate.of(2025, 1, 14));
    stage.doing("sekretaris", this::taskForce);
    for (Told told : MEETINGS) {
      stage.on(told.day());
      stage.doing("sekretaris", actor -> tell(actor, told));
    }
  }

  private void taskForce(Actor actor) {
    bodies.write(actor,
        new Bodies.Body(TASK_FORCE, "task-force", "Gugus Tugas Kabupaten Layak Anak Luwu Timur",
            "100.3.3.2/CONTOH/I/2025", LocalDate.of(2025, 1, 13), LocalDate.of(2025, 1, 13), LocalDate.of(2029, 12, 31),
            0));
    seat(actor, "chair", "planning", "Kepala Badan", 0);
    seat(actor, "secretary", "women-children", "Kepala Dinas", 1);
    seat(actor, "coordinator-c1", "civil-registry", "Kepala Dinas", 2);
    seat(actor, "coordinator-c2", "family-planning", "Kepala Dinas", 3);
    seat(actor, "coordinator-c3", "health", "Kepala Dinas", 4);
    seat(actor, "coordinator-c4", "education", "Kepala Dinas", 5);
    seat(actor, "coordinator-c5", "police", "Kasat Reskrim", 6);
    seat(actor, "member", "social", "Kepala Dinas", 7);
    String[][] actions =
        {{"2025", "Jemput bola akta kelahiran di desa terpencil", "4", "civil-registry", "40 desa", "done"},
          {"2025", "Pelatihan Konvensi Hak Anak bagi petugas layanan", "2", "women-children", "120 orang", "done"},
          {"2026", "Penguatan PATBM di desa prioritas", "21", "women-children", "24 desa", "running"},
          {"2026", "Pencegahan perkawinan anak di sekolah", "7", "education", "30 sekolah", "running"},
          {"2026", "Puskesmas ramah anak", "15", "health", "17 puskesmas", "running"},
          {"2027", "Ruang bermain ramah anak di tiap kecamatan", "11", "public-works", "11 lokasi", "planned"},
          {"2028", "Pemantauan pekerja anak di rantai pasok kakao", "21", "manpower", "6 kecamatan", "planned"},
          {"2029", "Forum Anak aktif di semua desa", "6", "women-children", "128 desa", "planned"}};
    for (int i = 0; i < actions.length; i++) {
      String[] a = actions[i];
      bodies.plan(actor, TASK_FORCE, new Bodies.Action(Stage.id("rad:" + i), Integer.parseInt(a[0]), a[1], a[2],
          Stage.office(a[3]), a[4], a[5], "", 0));
    }
  }

  private void seat(Actor actor, String post, String office, String officePost, int position) {
    bodies.seat(actor, TASK_FORCE,
        new Bodies.Member(Stage.id("member:" + post + office), post, Stage.office(office), officePost), position);
  }

  private void tell(Actor actor, Told told) {
    UUID meeting = Stage.id("meeting:" + told.title());
    meetings.record(actor, meeting, told.kind(), told.title(), told.day(), told.place(),
        told.kind().equals("task-force") ? TASK_FORCE : null,
        "Catatan contoh. Peserta menyepakati tindak lanjut dengan penanggung jawab dan batas waktu.",
        told.offices().stream().map(Stage::office).toList());
    attach(actor, told, meeting);
    for (Decided decided : told.decisions()) {
      UUID decision = decision(decided.text());
      decisions.decide(actor, meeting, decision, decided.text(), decided.outcome(), Stage.office(decided.owner()), "",
          told.day().plusDays(decided.days()));
      if (decided.answered() && decisions.require(actor, decision).open() && !decided.outcome().equals("agreement")
          && !decided.outcome().equals("activity")) {
        decisions.answer(actor, decision,
            "Sudah disampaikan dengan surat nomor 400/CONTOH/" + told.day().getYear() + ".");
      }
    }
  }

  /** Every meeting of this year has its invitation, its list of those present, and a photo. */
  private void attach(Actor actor, Told told, UUID meeting) {
    if (told.day().getYear() < 2026) {
      return;
    }
    attach(actor, meeting, "invitation", "Undangan " + told.day() + ".pdf",
        Letter.of("Undangan: " + told.title(), "005/CONTOH/" + told.day().getYear(), 1));
    attach(actor, meeting, "attendance", "Daftar hadir " + told.day() + ".pdf",
        Letter.of("Daftar hadir (nama karangan): " + told.title(), "", 1));
    attach(actor, meeting, "photo", "Foto rapat " + told.day() + ".jpg", Drawing.photo(told.day().toEpochDay(), 0.8f));
  }

  private void attach(Actor actor, UUID meeting, String kind, String name, byte[] bytes) {
    meetings.attach(actor, meeting, Stage.id("file:" + meeting + kind), kind, name,
        documents.keep(actor, bytes, DocumentLimits.EVIDENCE));
  }

  static UUID decision(String text) {
    return Stage.id("decision:" + text);
  }
}
