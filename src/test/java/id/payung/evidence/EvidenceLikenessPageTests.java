package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.item.EvidenceSimilarityRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that are the same or alike: told, asked about, and only where the item may be seen. */
@PayungTest
class EvidenceLikenessPageTests extends EvidencePageScenario {
  @Autowired EvidenceSimilarityRepository likenesses;

  @Test
  void the_same_bytes_again_are_told_and_not_refused() throws Exception {
    byte[] file = SampleFiles.pdf("Dua kali");
    upload(citra, "Dua kali.pdf", file);
    UUID again = upload(citra, "Dua kali lagi.pdf", file);

    mvc.perform(get(AT + "/" + again).cookie(citra)).andExpect(content().string(containsString("sama persis")));
  }

  @Test
  void a_picture_sent_again_through_a_chat_is_asked_about() throws Exception {
    BufferedImage scene = DrawnPictures.landscape(4711, 1200, 900);
    upload(citra, "asli.jpg", DrawnPictures.jpeg(scene, 0.92f));
    UUID again = upload(citra, "IMG-20251104-WA0003.jpg", DrawnPictures.jpeg(smaller(scene), 0.5f));

    mvc.perform(get(AT + "/inbox/" + again).cookie(citra))
        .andExpect(content().string(containsString("mirip")))
        .andExpect(content().string(containsString("2025-11-04")));
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID likeness = ActorContext.callAs(clerk, () -> likenesses.listByItem(clerk, again)).getFirst().id();
    postPlacement(citra, again, "activity", "4.3");
    assertThat(usesOf(again).getFirst().use().warnings()).contains("looks-alike");

    mvc.perform(
        post(AT + "/" + again + "/likeness/" + likeness).param("answer", "different").cookie(citra).with(csrf()));

    assertThat(usesOf(again).getFirst().use().warnings()).doesNotContain("looks-alike");
  }

  @Test
  void an_office_is_asked_about_a_likeness_to_a_file_it_may_not_see() throws Exception {
    byte[] file = SampleFiles.pdf("Milik Disdukcapil");
    UUID first = upload(citra, "Milik Disdukcapil.pdf", file);
    UUID again = upload(TestSignIn.sessionCookie(mvc, "dewi"), "Milik siapa.pdf", file);

    mvc.perform(get(AT + "/" + again).cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(content().string(containsString("milik perangkat daerah lain")))
        .andExpect(content().string(not(containsString(first.toString()))));
  }

  @Test
  void a_question_of_likeness_is_seen_where_its_item_is_also_after_that_moved_to_a_village() throws Exception {
    byte[] file = SampleFiles.pdf("Pindah desa");
    upload(citra, "Pindah desa.pdf", file);
    UUID again = upload(citra, "Pindah desa lagi.pdf", file);

    postPlacement(citra, again, "activity", null).andExpect(status().is3xxRedirection());

    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    assertThat(ActorContext.callAs(service, () -> likenesses.listByItem(service, again))).singleElement()
        .satisfies(likeness -> assertThat(likeness.villages()).containsExactly(cast.village(TestCast.MAGANI)));
  }

  @Test
  void only_a_copy_that_a_person_has_looked_at_may_leave() throws Exception {
    UUID photo = upload(citra, "Pelatihan.jpg",
        DrawnPictures.jpeg(DrawnPictures.group(900, 600, 0.3, new double[]{0.35, 0.55}), 0.9f));
    postPlacement(citra, photo, "activity", "4.2");
    assertThat(usesOf(photo).getFirst().use().warnings()).contains("faces");
    mvc.perform(get(AT + "/" + photo + "/safe").cookie(citra)).andExpect(status().isNotFound());
    mvc.perform(get(AT + "/" + photo + "/faces").cookie(citra))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<svg viewBox=\"0 0 900 600\"")));

    mvc.perform(postFaces(photo, "save")).andExpect(status().is(422));
    assertThat(item(photo).safeSha256()).isNull();
    mvc.perform(postFaces(photo, "save").param("box", "0.2500 0.4000 0.2000 0.3000 h"))
        .andExpect(status().is3xxRedirection());

    mvc.perform(get(AT + "/" + photo + "/safe").cookie(citra))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "image/jpeg"));
    assertThat(usesOf(photo).getFirst().use().warnings()).doesNotContain("faces");
    assertThat(item(photo).safeSha256()).isNotEqualTo(item(photo).sha256());
    mvc.perform(get(AT + "/" + photo + "/faces").cookie(citra))
        .andExpect(content().string(containsString("0.2500 0.4000 0.2000 0.3000 h")));
  }

  @Test
  void a_photo_that_moves_to_another_day_loses_its_copy_with_the_old_strip() throws Exception {
    UUID photo = upload(citra, "Pindah hari.jpg", DrawnPictures.jpeg(DrawnPictures.landscape(99, 640, 480), 0.9f));
    postPlacement(citra, photo, "activity", "4.2");
    mvc.perform(postFaces(photo, "none")).andExpect(status().is3xxRedirection());

    mvc.perform(post(AT + "/" + photo).param("kind", "activity")
        .param("title", "Pindah hari")
        .param("heldOn", "2025-03-02")
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("version", String.valueOf(item(photo).version()))
        .cookie(citra)
        .with(csrf()));

    assertThat(item(photo).safeSha256()).isNull();
    assertThat(usesOf(photo).getFirst().use().warnings()).contains("faces");
  }

  private static Image scaledDown(BufferedImage image) {
    return image.getScaledInstance(800, 600, Image.SCALE_AREA_AVERAGING);
  }

  private static BufferedImage smaller(BufferedImage image) {
    BufferedImage small = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    small.getGraphics().drawImage(scaledDown(image), 0, 0, null);
    return small;
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder postFaces(UUID photo,
      String deed) {
    return post(AT + "/" + photo + "/faces").param("deed", deed).cookie(citra).with(csrf());
  }
}
