package id.payung.demo;

import id.payung.meetings.ActionPlanItem;
import id.payung.meetings.MeetingBody;
import id.payung.meetings.MeetingBodyMember;
import id.payung.meetings.MeetingBodyRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The task force with its decree and plan, and two years of meetings whose decisions are owed, answered, late. */
@Component
class MeetingDemoData {
  static final UUID TASK_FORCE = DemoContext.idOf("body:gugus-tugas");

  private final DemoContext context;
  private final MeetingBodyRepository bodies;
  private final MeetingRegistration meetings;
  private final MeetingDecisionRepository decisions;
  private final DocumentStorage documents;

  MeetingDemoData(DemoContext context, MeetingBodyRepository bodies, MeetingRegistration meetings,
      MeetingDecisionRepository decisions, DocumentStorage documents) {
    this.documents = documents;
    this.context = context;
    this.bodies = bodies;
    this.meetings = meetings;
    this.decisions = decisions;
  }

  private record DemoMeeting(LocalDate day, String kind, String title, String place, List<String> offices,
      List<DemoDecision> decisions) {}

  private record DemoDecision(String text, String outcome, String owner, int days, boolean answered) {}

  private static final List<DemoMeeting> MEETINGS = List.of(
      new DemoMeeting(LocalDate.of(2025, 1, 21), "task-force", "Rapat perdana Gugus Tugas KLA 2025",
          "Ruang rapat Bappeda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "social"),
          List.of(
              new DemoDecision("Setiap perangkat daerah menunjuk pengampu data dengan surat", "document", "planning",
                  21, true),
              new DemoDecision("Menyusun rencana kerja bersama dengan mitra tahun 2025", "activity", "women-children",
                  30, true))),
      new DemoMeeting(LocalDate.of(2025, 2, 11), "audience", "Audiensi Yayasan Teduh dengan Bupati",
          "Rumah jabatan Bupati", List.of("women-children", "regent-office", "cooperation"),
          List.of(new DemoDecision("Menindaklanjuti usulan kerja sama pencegahan perkawinan anak", "agreement",
              "cooperation", 30, true))),
      new DemoMeeting(LocalDate.of(2025, 4, 15), "coordination", "Rapat koordinasi percepatan akta kelahiran",
          "Disdukcapil", List.of("civil-registry", "village-affairs", "health"),
          List.of(new DemoDecision("Menjadwalkan jemput bola akta di 20 desa", "answer", "civil-registry", 20, true))),
      new DemoMeeting(LocalDate.of(2025, 6, 24), "workshop", "Lokakarya sekolah ramah anak", "Aula Dinas Pendidikan",
          List.of("education", "religious-affairs", "women-children"),
          List.of(
              new DemoDecision("Daftar SRA tingkat SD dan SMP dengan nomor SK", "document", "education", 45, true))),
      new DemoMeeting(LocalDate.of(2025, 9, 9), "task-force", "Rapat Gugus Tugas triwulan III", "Ruang rapat Sekda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "police"),
          List.of(new DemoDecision("Melengkapi data kasus terpilah untuk indikator 21", "answer", "police", 30, true))),
      new DemoMeeting(LocalDate.of(2025, 12, 3), "partner", "Evaluasi kerja sama mitra 2025", "Hotel di Malili",
          List.of("women-children", "cooperation", "planning"),
          List.of(new DemoDecision("Memperpanjang kerja sama dengan penyesuaian lokasi desa", "agreement",
              "cooperation", 45, true))),
      new DemoMeeting(LocalDate.of(2026, 2, 5), "task-force", "Rapat persiapan Evaluasi Mandiri 2026",
          "Ruang rapat Bappeda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "social", "police"),
          List.of(new DemoDecision("Operator mengumpulkan data dukung dari setiap perangkat daerah", "document",
              "women-children", 30, true))),
      new DemoMeeting(LocalDate.of(2026, 5, 19), "verification", "Pembahasan hasil verifikasi administrasi", "DP3A",
          List.of("women-children", "planning", "education", "health"),
          List.of(new DemoDecision("Menelusuri sebab berkurangnya nilai dan memperbaiki foto yang dipakai berulang",
              "answer", "women-children", 30, true))),
      new DemoMeeting(LocalDate.of(2026, 9, 10), "task-force", "Rapat Gugus Tugas triwulan III 2026",
          "Ruang rapat Sekda",
          List.of("women-children", "planning", "education", "health", "civil-registry", "manpower"),
          List.of(new DemoDecision("Menyerahkan data pekerja anak sektor kakao", "document", "manpower", 40, false),
              new DemoDecision("Menyampaikan daftar puskesmas ramah anak dengan SK terbaru", "document", "health", 90,
                  false))),
      new DemoMeeting(LocalDate.of(2026, 11, 10), "audience", "Audiensi Forum Anak dengan Bupati", "Kantor Bupati",
          List.of("women-children", "education", "regent-office", "public-works"),
          List.of(
              new DemoDecision("Menjawab usulan Forum Anak tentang penerangan jalan ke sekolah", "answer",
                  "public-works", 21, false),
              new DemoDecision("Menyusun kerja sama ruang bermain ramah anak dengan dunia usaha", "agreement",
                  "cooperation", 45, false),
              new DemoDecision("Menambah kelas pengasuhan di desa rawan perkawinan anak", "activity", "women-children",
                  30, false))));

  void create() {
    context.travelTo(LocalDate.of(2025, 1, 14));
    context.runAs("sekretaris", this::createTaskForce);
    for (DemoMeeting planned : MEETINGS) {
      context.travelTo(planned.day());
      context.runAs("sekretaris", actor -> createMeeting(actor, planned));
    }
  }

  private void createTaskForce(Actor actor) {
    bodies.saveBody(actor, new MeetingBody(TASK_FORCE, "task-force", "Gugus Tugas Kabupaten Layak Anak Luwu Timur",
        "100.3.3.2/CONTOH/I/2025", LocalDate.of(2025, 1, 13), LocalDate.of(2025, 1, 13), LocalDate.of(2029, 12, 31), 0),
        DisplayNames.PLAIN);
    addMember(actor, "chair", "planning", "Kepala Badan", 0);
    addMember(actor, "secretary", "women-children", "Kepala Dinas", 1);
    addMember(actor, "coordinator-c1", "civil-registry", "Kepala Dinas", 2);
    addMember(actor, "coordinator-c2", "family-planning", "Kepala Dinas", 3);
    addMember(actor, "coordinator-c3", "health", "Kepala Dinas", 4);
    addMember(actor, "coordinator-c4", "education", "Kepala Dinas", 5);
    addMember(actor, "coordinator-c5", "police", "Kasat Reskrim", 6);
    addMember(actor, "member", "social", "Kepala Dinas", 7);
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
      bodies.saveAction(actor,
          RecordCopy.blank(ActionPlanItem.class)
              .with(ActionPlanItem::id, DemoContext.idOf("rad:" + i))
              .with(ActionPlanItem::body, TASK_FORCE)
              .with(ActionPlanItem::year, Integer.parseInt(a[0]))
              .with(ActionPlanItem::text, a[1])
              .with(ActionPlanItem::indicator, a[2])
              .with(ActionPlanItem::organisation, DemoContext.officeId(a[3]))
              .with(ActionPlanItem::target, a[4])
              .with(ActionPlanItem::state, a[5])
              .make(),
          DisplayNames.PLAIN);
    }
  }

  private void addMember(Actor actor, String post, String office, String officePost, int position) {
    bodies.addMember(actor, new MeetingBodyMember(DemoContext.idOf("member:" + post + office), TASK_FORCE, post,
        DemoContext.officeId(office), officePost, position));
  }

  private void createMeeting(Actor actor, DemoMeeting planned) {
    UUID meeting = DemoContext.idOf("meeting:" + planned.title());
    meetings.registerMeeting(actor, meeting, planned.kind(), planned.title(), planned.day(), planned.place(),
        planned.kind().equals("task-force") ? TASK_FORCE : null,
        "Catatan contoh. Peserta menyepakati tindak lanjut dengan penanggung jawab dan batas waktu.",
        planned.offices().stream().map(DemoContext::officeId).toList());
    attachFiles(actor, planned, meeting);
    for (DemoDecision demoDecision : planned.decisions()) {
      UUID decision = decisionId(demoDecision.text());
      decisions.addDecision(actor, meeting, decision, demoDecision.text(), demoDecision.outcome(),
          DemoContext.officeId(demoDecision.owner()), "", planned.day().plusDays(demoDecision.days()));
      if (demoDecision.answered() && decisions.require(actor, decision).open()
          && !demoDecision.outcome().equals("agreement") && !demoDecision.outcome().equals("activity")) {
        decisions.answer(actor, decision,
            "Sudah disampaikan dengan surat nomor 400/CONTOH/" + planned.day().getYear() + ".");
      }
    }
  }

  /** Every meeting of this year has its invitation, its list of those present, and a photo. */
  private void attachFiles(Actor actor, DemoMeeting planned, UUID meeting) {
    if (planned.day().getYear() < 2026) {
      return;
    }
    attachFiles(actor, meeting, "invitation", "Undangan " + planned.day() + ".pdf",
        DemoPdf.create("Undangan: " + planned.title(), "005/CONTOH/" + planned.day().getYear(), 1));
    attachFiles(actor, meeting, "attendance", "Daftar hadir " + planned.day() + ".pdf",
        DemoPdf.create("Daftar hadir (nama karangan): " + planned.title(), "", 1));
    attachFiles(actor, meeting, "photo", "Foto rapat " + planned.day() + ".jpg",
        DemoPhoto.draw(planned.day().toEpochDay(), 0.8f));
  }

  private void attachFiles(Actor actor, UUID meeting, String kind, String name, byte[] bytes) {
    meetings.attachFile(actor, meeting, DemoContext.idOf("file:" + meeting + kind), kind, name,
        documents.store(actor, bytes, DocumentLimits.EVIDENCE));
  }

  static UUID decisionId(String text) {
    return DemoContext.idOf("decision:" + text);
  }
}
