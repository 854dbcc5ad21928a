package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.ReportBody;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.fieldwork.kind.PhoneRecordFiles.FileArrival;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Photos of reports: Fitri's village sees them, an office too; Hadi of the partner sees the copies without faces. */
@PayungTest
class ReportPhotoTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired ReportFileIntake fileIntake;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired DocumentStorage documents;
  @Autowired Clock clock;

  @Test
  void a_partner_sees_a_photo_only_as_the_copy_with_faces_blurred() throws Exception {
    UUID report = createReport("Pelatihan berdua dengan mitra");
    StoredDocument photo = store(81_001);
    UUID file = attach(report, photo);
    String at = "/73.24/reports/" + report + "/photos/" + file;

    for (String path : List.of("", "/thumbnail")) {
      mvc.perform(get(at + path).cookie(session("fitri"))).andExpect(status().isOk());
      mvc.perform(get(at + path).cookie(session("budi"))).andExpect(status().isOk());
      mvc.perform(get(at + path).cookie(session("hadi"))).andExpect(status().isNotFound());
      mvc.perform(get(at + path).cookie(session("gita"))).andExpect(status().isNotFound());
    }
    mvc.perform(get(at + "/view").cookie(session("hadi")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("menunggu wajah disamarkan")));

    addProof(photo, store(81_002));

    assertThat(bytes(at, "hadi")).isNotEqualTo(bytes(at, "fitri"));
    assertThat(bytes(at + "/thumbnail", "hadi")).isNotEqualTo(bytes(at + "/thumbnail", "fitri"));
  }

  @Test
  void the_gallery_shows_the_photos_of_the_list_by_the_same_filter_and_reach() throws Exception {
    UUID report = createReport("Galeri uji Magani");
    UUID without = createReport("Galeri uji tanpa gambar");
    UUID file = attach(report, store(81_003));

    mvc.perform(get("/73.24/reports/gallery").param("q", "Galeri uji").cookie(session("fitri")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/photos/" + file + "/thumbnail?v=")))
        .andExpect(content().string(containsString("Magani, Kec.")))
        .andExpect(content().string(not(containsString(without.toString()))));
    mvc.perform(
        get("/73.24/reports/gallery").param("q", "Galeri uji").param("to", "2001-01-01").cookie(session("fitri")))
        .andExpect(content().string(not(containsString(file.toString()))));
    mvc.perform(get("/73.24/reports/gallery").param("q", "Galeri uji").cookie(session("gita")))
        .andExpect(content().string(not(containsString(file.toString()))));
  }

  @Test
  void a_photo_of_the_gallery_leads_to_the_next_reports_by_the_same_filter_and_back_to_it() throws Exception {
    UUID older = createReport("Langkah galeri satu");
    UUID olderPhoto = attach(older, store(81_004));
    UUID between = createReport("Bukan yang dicari");
    UUID betweenPhoto = attach(between, store(81_005));
    UUID newer = createReport("Langkah galeri dua");
    UUID newerPhoto = attach(newer, store(81_006));
    String gallery = "/73.24/reports/gallery";

    String list = mvc.perform(get(gallery).param("q", "Langkah galeri").cookie(session("fitri")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    String at = gallery + "/" + newer + "/photos/" + newerPhoto + "?q=Langkah+galeri";
    assertThat(list).contains("href=\"" + at + "\"");

    mvc.perform(get(at.replace("?q=Langkah+galeri", "")).param("q", "Langkah galeri").cookie(session("fitri")))
        .andExpect(status().isOk())
        .andExpect(
            content().string(containsString(gallery + "/" + older + "/photos/" + olderPhoto + "?q=Langkah+galeri")))
        .andExpect(content().string(containsString("rel=\"next\"")))
        .andExpect(content().string(containsString("href=\"" + gallery + "?q=Langkah+galeri\"")))
        .andExpect(content().string(not(containsString(betweenPhoto.toString()))));
    mvc.perform(get(gallery + "/" + newer + "/photos/" + newerPhoto).cookie(session("gita")))
        .andExpect(status().isNotFound());
    mvc.perform(get(gallery + "/" + newer + "/photos/" + olderPhoto).param("q", "Bukan").cookie(session("fitri")))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_withdrawn_report_is_left_out_of_the_gallery_and_marked_in_the_search() throws Exception {
    UUID report = createReport("Galeri tarikan Magani");
    UUID file = attach(report, store(81_004));
    Actor ani = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(ani, () -> reports.withdraw(ani, report, "terkirim dua kali"));

    mvc.perform(get("/73.24/reports/gallery").param("q", "Galeri tarikan").cookie(session("fitri")))
        .andExpect(content().string(not(containsString(file.toString()))));
    mvc.perform(get("/73.24/reports/gallery").param("q", "Galeri tarikan")
        .param("status", "withdrawn")
        .cookie(session("fitri")))
        .andExpect(content().string(containsString(file.toString())))
        .andExpect(content().string(containsString("Ditarik kembali,")));
    mvc.perform(get("/73.24/search").param("q", "Galeri tarikan").cookie(session("fitri")))
        .andExpect(content().string(containsString("/73.24/reports/" + report)))
        .andExpect(content().string(containsString("Ditarik kembali")));
  }

  private UUID createReport(String title) {
    UUID id = Ids.next();
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ReportBody body = new ReportBody(null, title, null, LocalDate.of(2026, 11, 19), cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null, null, List.of());
    ActorContext.runAs(fitri, () -> kind.receive(fitri, new PhoneRecordForm<>(id, body, null, clock.instant())));
    Actor service = Actor.service("community", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> reports.shareWith(service, id, Set.of(TestCast.NGO)));
    return id;
  }

  private UUID attach(UUID report, StoredDocument photo) {
    UUID file = Ids.next();
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri, () -> fileIntake.attach(fitri, new FileArrival(report, file,
        ReportBody.AnnouncedFile.PHOTO, photo.sha256(), photo.kind().mediaType(), photo.size(), null, null)));
    return file;
  }

  private StoredDocument store(long seed) {
    Actor service = Actor.service("community", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> documents.store(service,
        DrawnPictures.jpeg(DrawnPictures.landscape(seed, 800, 600), 0.9f), DocumentLimits.PHOTO));
  }

  private void addProof(StoredDocument photo, StoredDocument copy) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service,
        () -> itemBook.addItem(service,
            EvidenceItem.added(service, Ids.next(), "activity", TestCast.DP3A, Instant.now(), photo)
                .with(EvidenceItem::title, "Foto laporan bersama mitra")
                .with(EvidenceItem::docKind, "photo")
                .with(EvidenceItem::activity, Ids.next())
                .with(EvidenceItem::organisations, List.of(TestCast.DP3A, TestCast.NGO))
                .with(EvidenceItem::safeSha256, copy.sha256())
                .with(EvidenceItem::faces, List.of())
                .make(),
            photo));
  }

  private byte[] bytes(String address, String who) throws Exception {
    return mvc.perform(get(address).cookie(session(who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private Cookie session(String who) throws Exception {
    return TestSignIn.sessionCookie(mvc, who);
  }
}
