package id.payung.meetings.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.meetings.MeetingFile;
import id.payung.meetings.MeetingFileRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class MeetingFileTests {
  @Autowired MockMvc mvc;
  @Autowired MeetingRegistration registration;
  @Autowired MeetingFileRepository files;
  @Autowired TestCast cast;

  @Test
  void names_are_for_the_secretariat_faces_for_offices_and_the_invitation_for_all_who_were_there() throws Exception {
    UUID meeting = registerMeeting(List.of(TestCast.DISDUKCAPIL, TestCast.NGO));
    UUID invitation = attachFile(meeting, "invitation", "undangan.jpg", 71);
    UUID attendance = attachFile(meeting, "attendance", "daftar Budi dan Citra.jpg", 72);
    UUID photo = attachFile(meeting, "photo", "ruang rapat.jpg", 73);

    for (UUID file : List.of(invitation, attendance, photo)) {
      getFile("budi", meeting, file).andExpect(status().isOk());
      getFile("dewi", meeting, file).andExpect(status().isNotFound());
      getFile("kiki", meeting, file).andExpect(status().isNotFound());
    }
    getFile("citra", meeting, invitation).andExpect(status().isOk());
    getFile("citra", meeting, photo).andExpect(status().isOk());
    getFile("citra", meeting, attendance).andExpect(status().isNotFound());
    getFile("hadi", meeting, invitation).andExpect(status().isOk());
    getFile("hadi", meeting, photo).andExpect(status().isNotFound());
    getFile("hadi", meeting, attendance).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(content().string(allOf(containsString("undangan.jpg"), containsString("tersimpan di sekretariat"))))
        .andExpect(content().string(allOf(not(containsString("daftar Budi")), not(containsString("ruang rapat.jpg")),
            not(containsString("Tambah lampiran")))));
    assertThat(minutesText("citra", meeting)).contains("Lampiran", "undangan.jpg", "ruang rapat.jpg", "Dokumentasi")
        .doesNotContain("daftar Budi");
    assertThat(minutesText("hadi", meeting)).contains("undangan.jpg").doesNotContain("ruang rapat.jpg", "Dokumentasi");
  }

  @Test
  void a_file_of_another_meeting_is_not_found_under_this_one() throws Exception {
    UUID here = registerMeeting(List.of(TestCast.DISDUKCAPIL));
    UUID there = registerMeeting(List.of(TestCast.DP3A));
    UUID file = attachFile(there, "invitation", "milik rapat lain.jpg", 74);

    getFile("budi", here, file).andExpect(status().isNotFound());
    getFile("citra", here, file).andExpect(status().isNotFound());
    mvc.perform(post("/73.24/meetings/" + here + "/files/" + file + "/removal").param("reason", "keliru")
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf())).andExpect(status().isNotFound());
    assertThat(listFiles(there)).hasSize(1);
  }

  @Test
  void the_secretary_alone_adds_and_the_same_bytes_twice_are_one_file() throws Exception {
    UUID meeting = registerMeeting(List.of(TestCast.DISDUKCAPIL));
    postFile("citra", meeting, "photo", "foto.jpg", 75).andExpect(status().isForbidden());
    postFile("budi", meeting, "photo", "foto.jpg", 75)
        .andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#files"));
    postFile("budi", meeting, "photo", "foto lagi.jpg", 75).andExpect(status().is3xxRedirection());
    postFile("budi", meeting, "sesuatu", "foto.jpg", 76).andExpect(status().is(422));
    mvc.perform(multipart("/73.24/meetings/" + meeting + "/files").param("kind", "photo")
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf())).andExpect(status().is(422)).andExpect(content().string(containsString("Pilih jenis lampiran")));

    assertThat(listFiles(meeting)).singleElement().satisfies(file -> assertThat(file.name()).isEqualTo("foto.jpg"));
  }

  @Test
  void what_is_taken_away_leaves_its_reason() throws Exception {
    UUID meeting = registerMeeting(List.of(TestCast.DISDUKCAPIL));
    UUID file = attachFile(meeting, "material", "bahan keliru.jpg", 77);
    String removal = "/73.24/meetings/" + meeting + "/files/" + file + "/removal";

    mvc.perform(get(removal).cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isForbidden());
    mvc.perform(get(removal).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("bahan keliru.jpg")));
    mvc.perform(post(removal).param("reason", " ").cookie(TestSignIn.sessionCookie(mvc, "budi")).with(csrf()))
        .andExpect(status().is(422));
    mvc.perform(
        post(removal).param("reason", "Bahan rapat lain").cookie(TestSignIn.sessionCookie(mvc, "budi")).with(csrf()))
        .andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#files"));

    assertThat(listFiles(meeting)).isEmpty();
    mvc.perform(get("/73.24/trail").cookie(TestSignIn.sessionCookie(mvc, "joko")))
        .andExpect(content().string(containsString("Bahan rapat lain")));
  }

  private UUID registerMeeting(List<UUID> offices) {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    UUID id = Ids.next();
    ActorContext.runAs(budi, () -> registration.registerMeeting(budi, id, "audience", "Rapat berlampiran",
        LocalDate.of(2026, 11, 2), "", null, "", offices));
    return id;
  }

  private UUID attachFile(UUID meeting, String kind, String name, int seed) throws Exception {
    postFile("budi", meeting, kind, name, seed).andExpect(status().is3xxRedirection());
    return listFiles(meeting).stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow().id();
  }

  private List<MeetingFile> listFiles(UUID meeting) {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(budi, () -> files.listByMeeting(budi, meeting));
  }

  private ResultActions postFile(String who, UUID meeting, String kind, String name, int seed) throws Exception {
    byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(seed, 160, 120), 0.8f);
    return mvc.perform(multipart("/73.24/meetings/" + meeting + "/files")
        .file(new MockMultipartFile("file", name, "image/jpeg", picture))
        .file(new MockMultipartFile("file", "", "application/octet-stream", new byte[0]))
        .param("kind", kind)
        .cookie(TestSignIn.sessionCookie(mvc, who))
        .with(csrf()));
  }

  private ResultActions getFile(String who, UUID meeting, UUID file) throws Exception {
    return mvc.perform(get("/73.24/meetings/" + meeting + "/files/" + file).cookie(TestSignIn.sessionCookie(mvc, who)));
  }

  private String minutesText(String who, UUID meeting) throws Exception {
    byte[] pdf =
        mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, who)))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(paper);
    }
  }
}
