package id.payung.evidence.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** More files wait in the inbox than a strip shows: each can still be leafed from, to those next to it. */
@PayungTest
class EvidenceAroundTests {
  private static final int WAITING = 130;

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceItemRepository items;
  @Autowired DocumentStorage documents;

  @Test
  void the_newest_of_many_stands_between_those_next_to_it() throws Exception {
    Actor dewi = cast.actorOf(TestCast.DP3A_CLERK);
    List<UUID> photos = new ArrayList<>();
    ActorContext.runAs(dewi, () -> {
      for (int i = 0; i < WAITING; i++) {
        UUID id = Ids.next();
        byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(id.hashCode(), 48, 32), 0.7f);
        intake.addToInbox(dewi, id, "Antre " + i, TestCast.DP3A,
            documents.store(dewi, picture, DocumentLimits.EVIDENCE));
        photos.add(id);
      }
    });
    UUID before = photos.get(WAITING - 3);
    UUID asked = photos.get(WAITING - 2);
    UUID behind = photos.get(WAITING - 1);

    assertThat(ActorContext.callAs(dewi, () -> items.listUnplacedAround(dewi, items.require(dewi, asked), 1)))
        .extracting(item -> item.id())
        .containsExactly(before, asked, behind);
    String page = mvc.perform(get("/73.24/evidence/" + asked + "/view").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andReturn()
        .getResponse()
        .getContentAsString();

    assertThat(page).containsPattern(before + "/view\" data-key=\"arrowleft\"")
        .containsPattern(behind + "/view\" data-key=\"arrowright\"");
  }
}
