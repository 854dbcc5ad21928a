package id.payung.evidence;

import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/**
 * A year that is open, in which Disdukcapil and the Dinsos P3A are asked for answers, and what Citra of Disdukcapil
 * does with a file: uploads it, places it, sees what it is used for.
 */
abstract class EvidencePageScenario {
  static final String YEAR = "2041";
  static final String AT = "/73.24/evidence";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceUseRepository uses;
  @Autowired EvidenceItemRepository items;
  @Autowired EvaluationDirectory calendar;
  @Autowired TestCast cast;

  Cookie citra;

  @BeforeEach
  void a_year_is_open_and_the_offices_are_asked() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3");
    years.requestAnswers(YEAR, TestCast.DP3A, "6.1", "6.2");
    citra = TestSignIn.sessionCookie(mvc, "citra");
  }

  ResultActions postUpload(Cookie who, String name, byte[] file) throws Exception {
    return mvc
        .perform(multipart(AT + "/files").file(new MockMultipartFile("files", name, "application/octet-stream", file))
            .param("batch", Ids.next().toString())
            .cookie(who)
            .with(csrf()));
  }

  UUID upload(Cookie who, String name, byte[] file) throws Exception {
    String to =
        postUpload(who, name, file).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    return UUID.fromString(java.util.Objects.requireNonNull(to).replaceFirst(".*/", ""));
  }

  ResultActions postPlacement(Cookie who, UUID item, String kind, String question) throws Exception {
    return mvc.perform(post(AT + "/inbox/" + item).param("kind", kind)
        .param("title", item(item).title())
        .param("number", "400/12/2025")
        .param("docDate", "2025-02-03")
        .param("heldOn", "2025-03-01")
        .param("village", kind.equals("activity") ? cast.village(TestCast.MAGANI).toString() : "")
        .param("version", String.valueOf(item(item).version()))
        .param("place", question == null ? "" : YEAR + "|" + question + "|" + slot(question, kind))
        .cookie(who)
        .with(csrf()));
  }

  /** A slot that takes this kind and does not want a file of each village. */
  String slot(String question, String kind) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    List<EvidenceSlot> slots =
        ActorContext.callAs(service, () -> calendar.listSlots(TestCast.LUWU_TIMUR, YEAR, question));
    return slots.stream()
        .filter(slot -> slot.type().equals(kind) || slot.type().equals("either"))
        .filter(slot -> kind.equals("activity") || !slot.perVillage())
        .findFirst()
        .orElse(slots.getFirst())
        .code();
  }

  EvidenceItem item(UUID id) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> items.require(service, id));
  }

  List<EvidenceUseListItem> usesOf(UUID item) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service, () -> uses.listByItem(service, item));
  }
}
