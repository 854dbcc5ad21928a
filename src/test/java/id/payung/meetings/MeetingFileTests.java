package id.payung.meetings;

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

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
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
  @Autowired MeetingBook book;
  @Autowired MeetingFiles files;
  @Autowired Cast cast;

  @Test
  void names_are_for_the_secretariat_faces_for_offices_and_the_invitation_for_all_who_were_there() throws Exception {
    UUID meeting = heldWith(List.of(Cast.DISDUKCAPIL, Cast.NGO));
    UUID invitation = attached(meeting, "invitation", "undangan.jpg", 71);
    UUID attendance = attached(meeting, "attendance", "daftar Budi dan Citra.jpg", 72);
    UUID photo = attached(meeting, "photo", "ruang rapat.jpg", 73);

    for (UUID file : List.of(invitation, attendance, photo)) {
      open("budi", meeting, file).andExpect(status().isOk());
      open("dewi", meeting, file).andExpect(status().isNotFound());
      open("kiki", meeting, file).andExpect(status().isNotFound());
    }
    open("citra", meeting, invitation).andExpect(status().isOk());
    open("citra", meeting, photo).andExpect(status().isOk());
    open("citra", meeting, attendance).andExpect(status().isNotFound());
    open("hadi", meeting, invitation).andExpect(status().isOk());
    open("hadi", meeting, photo).andExpect(status().isNotFound());
    open("hadi", meeting, attendance).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(SignedIn.as(mvc, "hadi")))
        .andExpect(content().string(allOf(containsString("undangan.jpg"), containsString("tersimpan di sekretariat"))))
        .andExpect(content().string(allOf(not(containsString("daftar Budi")), not(containsString("ruang rapat.jpg")),
            not(containsString("Tambah lampiran")))));
    assertThat(minutes("citra", meeting)).contains("Lampiran", "undangan.jpg", "ruang rapat.jpg", "Dokumentasi")
        .doesNotContain("daftar Budi");
    assertThat(minutes("hadi", meeting)).contains("undangan.jpg").doesNotContain("ruang rapat.jpg", "Dokumentasi");
  }

  @Test
  void a_file_of_another_meeting_is_not_found_under_this_one() throws Exception {
    UUID here = heldWith(List.of(Cast.DISDUKCAPIL));
    UUID there = heldWith(List.of(Cast.DP3A));
    UUID file = attached(there, "invitation", "milik rapat lain.jpg", 74);

    open("budi", here, file).andExpect(status().isNotFound());
    open("citra", here, file).andExpect(status().isNotFound());
    mvc.perform(post("/73.24/meetings/" + here + "/files/" + file + "/removal").param("reason", "keliru")
        .cookie(SignedIn.as(mvc, "budi"))
        .with(csrf())).andExpect(status().isNotFound());
    assertThat(of(there)).hasSize(1);
  }

  @Test
  void the_secretary_alone_adds_and_the_same_bytes_twice_are_one_file() throws Exception {
    UUID meeting = heldWith(List.of(Cast.DISDUKCAPIL));
    sent("citra", meeting, "photo", "foto.jpg", 75).andExpect(status().isForbidden());
    sent("budi", meeting, "photo", "foto.jpg", 75).andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#files"));
    sent("budi", meeting, "photo", "foto lagi.jpg", 75).andExpect(status().is3xxRedirection());
    sent("budi", meeting, "sesuatu", "foto.jpg", 76).andExpect(status().is(422));
    mvc.perform(multipart("/73.24/meetings/" + meeting + "/files").param("kind", "photo")
        .cookie(SignedIn.as(mvc, "budi"))
        .with(csrf())).andExpect(status().is(422)).andExpect(content().string(containsString("Pilih jenis lampiran")));

    assertThat(of(meeting)).singleElement().satisfies(file -> assertThat(file.name()).isEqualTo("foto.jpg"));
  }

  @Test
  void what_is_taken_away_leaves_its_reason() throws Exception {
    UUID meeting = heldWith(List.of(Cast.DISDUKCAPIL));
    UUID file = attached(meeting, "material", "bahan keliru.jpg", 77);
    String removal = "/73.24/meetings/" + meeting + "/files/" + file + "/removal";

    mvc.perform(get(removal).cookie(SignedIn.as(mvc, "citra"))).andExpect(status().isForbidden());
    mvc.perform(get(removal).cookie(SignedIn.as(mvc, "budi")))
        .andExpect(content().string(containsString("bahan keliru.jpg")));
    mvc.perform(post(removal).param("reason", " ").cookie(SignedIn.as(mvc, "budi")).with(csrf()))
        .andExpect(status().is(422));
    mvc.perform(post(removal).param("reason", "Bahan rapat lain").cookie(SignedIn.as(mvc, "budi")).with(csrf()))
        .andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#files"));

    assertThat(of(meeting)).isEmpty();
    mvc.perform(get("/73.24/trail").cookie(SignedIn.as(mvc, "joko")))
        .andExpect(content().string(containsString("Bahan rapat lain")));
  }

  private UUID heldWith(List<UUID> offices) {
    Actor budi = cast.as(Cast.SECRETARY);
    UUID id = Ids.next();
    Acting.doing(budi,
        () -> book.record(budi, id, "audience", "Rapat berlampiran", LocalDate.of(2026, 11, 2), "", null, "", offices));
    return id;
  }

  private UUID attached(UUID meeting, String kind, String name, int seed) throws Exception {
    sent("budi", meeting, kind, name, seed).andExpect(status().is3xxRedirection());
    return of(meeting).stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow().id();
  }

  private List<MeetingFile> of(UUID meeting) {
    Actor budi = cast.as(Cast.SECRETARY);
    return Acting.as(budi, () -> files.of(budi, meeting));
  }

  private ResultActions sent(String who, UUID meeting, String kind, String name, int seed) throws Exception {
    byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(seed, 160, 120), 0.8f);
    return mvc.perform(multipart("/73.24/meetings/" + meeting + "/files")
        .file(new MockMultipartFile("file", name, "image/jpeg", picture))
        .file(new MockMultipartFile("file", "", "application/octet-stream", new byte[0]))
        .param("kind", kind)
        .cookie(SignedIn.as(mvc, who))
        .with(csrf()));
  }

  private ResultActions open(String who, UUID meeting, UUID file) throws Exception {
    return mvc.perform(get("/73.24/meetings/" + meeting + "/files/" + file).cookie(SignedIn.as(mvc, who)));
  }

  private String minutes(String who, UUID meeting) throws Exception {
    byte[] pdf = mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(SignedIn.as(mvc, who)))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(paper);
    }
  }
}
