package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.images.Picture;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.ui.FileThumbnail;
import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Small pictures of proofs: one address, by the rule of the proof's page, kept by the browser of who saw them. */
@PayungTest
class EvidenceThumbnailTests {
  private static final String AT = "/73.24/evidence";
  private static final List<UUID> SHARED = List.of(TestCast.DISDUKCAPIL, TestCast.NGO);

  @Autowired MockMvc mvc;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired EvidenceThumbnailLookup thumbnails;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;
  @TempDir Path folder;

  @Test
  void an_office_sees_the_photo_and_a_partner_the_copy_without_faces_at_one_address() throws Exception {
    UUID photo = addPhoto("Foto kecil dengan salinan", "photo", 77_031, 77_032L, SHARED);

    byte[] office = thumbnail(photo, "citra");
    byte[] partner = thumbnail(photo, "hadi");

    assertThat(office).isNotEqualTo(partner);
    assertThat(longestSide(office)).isEqualTo(320);
    assertThat(longestSide(partner)).isEqualTo(320);
  }

  @Test
  void what_somebody_may_not_see_has_no_small_picture_either() throws Exception {
    UUID unblurred = addPhoto("Foto kecil tanpa salinan", "photo", 77_033, null, SHARED);
    UUID list = addPhoto("Daftar hadir kecil", "attendance", 77_034, null, SHARED);
    UUID theirs = addPhoto("Foto kecil kantor saja", "photo", 77_035, 77_036L, List.of(TestCast.DISDUKCAPIL));

    mvc.perform(small(unblurred, "hadi")).andExpect(status().isNotFound());
    mvc.perform(small(list, "hadi")).andExpect(status().isNotFound());
    mvc.perform(small(list, "budi")).andExpect(status().isNotFound());
    mvc.perform(small(theirs, "hadi")).andExpect(status().isNotFound());
    mvc.perform(small(theirs, "fitri")).andExpect(status().isForbidden());
    mvc.perform(get(AT).param("q", "Foto kecil tanpa salinan").cookie(session("hadi")))
        .andExpect(content().string(containsString(unblurred.toString())))
        .andExpect(content().string(not(containsString("/thumbnails/" + unblurred))));
  }

  @Test
  void a_browser_keeps_it_while_the_address_names_its_bytes_and_only_for_who_signed_in() throws Exception {
    UUID photo = addPhoto("Foto kecil disimpan", "photo", 77_037, 77_038L, SHARED);
    FileThumbnail seen = lookup(TestCast.SECRETARY, photo);
    String address = "/73.24" + seen.picture();

    mvc.perform(get(address).cookie(session("budi")))
        .andExpect(header().string("Cache-Control", "private, max-age=86400, immutable"))
        .andExpect(header().stringValues("Vary", org.hamcrest.Matchers.hasItem("Cookie")))
        .andExpect(header().exists("ETag"));
    mvc.perform(get(address).cookie(session("hadi"))).andExpect(header().string("Cache-Control", "private, no-cache"));
    mvc.perform(small(photo, "budi")).andExpect(header().string("Cache-Control", "private, no-cache"));
    assertThat(lookup(TestCast.SECRETARY, photo).picture()).isNotEqualTo(lookup(TestCast.PARTNER, photo).picture());
  }

  @Test
  void a_suspected_double_leads_to_both_beside_each_other() throws Exception {
    UUID first = addPhoto("Foto pertama dari dua", "photo", 77_039, null, SHARED);
    UUID second = addPhoto("Foto kedua dari dua", "photo", 77_039, null, SHARED);

    String path = lookup(TestCast.SECRETARY, second).twin();

    assertThat(path).isEqualTo("/evidence/" + second + "/comparisons/" + first);
    assertThat(lookup(TestCast.SECRETARY, first).twin()).isNull();
    mvc.perform(get(AT).param("q", "Foto kedua dari dua").cookie(session("budi")))
        .andExpect(content().string(containsString(path)));
    mvc.perform(get("/73.24" + path).cookie(session("budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/evidence/" + first + "/file?form=web")))
        .andExpect(content().string(containsString("/evidence/" + second + "/file?form=web")));
    mvc.perform(get("/73.24" + path).cookie(session("hadi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/file?form=web"))));
    mvc.perform(get(AT + "/" + first + "/comparisons/" + second).cookie(session("budi")))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_double_of_another_office_is_not_named_to_who_does_not_see_it() throws Exception {
    UUID first = addPhoto("Foto milik kantor lain", "photo", 77_041, null, List.of(TestCast.DP3A));
    UUID second = addPhoto("Foto serupa milik capil", "photo", 77_041, null, List.of(TestCast.DISDUKCAPIL));

    assertThat(lookup(TestCast.SECRETARY, second).twin()).isNotNull();
    assertThat(lookup(TestCast.CLERK, second).twin()).isNull();
    mvc.perform(get(AT + "/" + second + "/comparisons/" + first).cookie(session("citra")))
        .andExpect(status().isNotFound());
  }

  private FileThumbnail lookup(UUID person, UUID item) {
    Actor actor = cast.actorOf(person);
    Map<UUID, FileThumbnail> found = ActorContext.callAs(actor, () -> thumbnails.findByItems(actor, List.of(item)));
    return found.get(item);
  }

  private static int longestSide(Path file) {
    return Picture.use(file, picture -> Math.max(picture.width(), picture.height()));
  }

  private int longestSide(byte[] jpeg) throws Exception {
    return longestSide(Files.write(folder.resolve(Ids.next() + ".jpg"), jpeg));
  }

  private byte[] thumbnail(UUID item, String who) throws Exception {
    return mvc.perform(small(item, who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
  }

  private MockHttpServletRequestBuilder small(UUID item, String who) throws Exception {
    return get(AT + "/thumbnails/" + item).cookie(session(who));
  }

  private Cookie session(String who) throws Exception {
    return TestSignIn.sessionCookie(mvc, who);
  }

  private UUID addPhoto(String title, String docKind, long seed, Long safeSeed, List<UUID> reach) {
    UUID id = Ids.next();
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> {
      StoredDocument kept = documents.store(service, drawing(seed), DocumentLimits.EVIDENCE);
      EvidenceItem item = EvidenceItem.added(service, id, "activity", reach.getFirst(), Instant.now(), kept)
          .with(EvidenceItem::title, title)
          .with(EvidenceItem::docKind, docKind)
          .with(EvidenceItem::heldOn, LocalDate.of(2025, 3, 1))
          .with(EvidenceItem::organisations, reach)
          .with(EvidenceItem::safeSha256,
              safeSeed == null ? null : documents.store(service, drawing(safeSeed), DocumentLimits.PHOTO).sha256())
          .with(EvidenceItem::faces, safeSeed == null ? null : List.of())
          .make();
      itemBook.addItem(service, item, kept);
    });
    return id;
  }

  private static byte[] drawing(long seed) {
    return DrawnPictures.jpeg(DrawnPictures.landscape(seed, 900, 600), 0.9f);
  }
}
