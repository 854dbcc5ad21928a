package id.payung.indicators.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A place that asks for a document is offered documents first. */
@PayungTest
class FittingEvidenceTests {
  private static final String YEAR = "2029";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceItemLifeCycle items;
  @Autowired TestCast cast;

  @Test
  void what_is_of_another_kind_stands_behind_a_link_and_is_confirmed_once() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "1.1");
    UUID photo = item("activity", "Foto cocok uji");
    UUID decree = item("official", "SK cocok uji");
    String place = "/73.24/evidence/new?evaluation=2029&question=1.1&slot=regulation&q=cocok uji";

    String first = page(place);
    assertThat(first).contains("/evidence/" + decree + "?", "Tampilkan juga yang jenisnya lain")
        .doesNotContain("/evidence/" + photo + "?");
    String all = page(place + "&others=true");
    assertThat(all).contains("/evidence/" + decree + "?", "/evidence/" + photo + "?", "Jenisnya tidak cocok")
        .doesNotContain("Tampilkan juga yang jenisnya lain");

    assertThat(page("/73.24/evidence/" + photo + "?place=2029|1.1|regulation")).contains("Tetap pakai berkas ini");
    assertThat(page("/73.24/evidence/" + decree + "?place=2029|1.1|regulation"))
        .doesNotContain("Tetap pakai berkas ini");
  }

  private UUID item(String kind, String title) {
    UUID id = Ids.next();
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service,
        () -> items.addItem(service,
            EvidenceItem.added(service, id, kind, TestCast.DISDUKCAPIL, Instant.now())
                .with(EvidenceItem::title, title)
                .with(EvidenceItem::docKind, kind.equals("activity") ? "photo" : "letter")
                .with(EvidenceItem::heldOn, LocalDate.of(2025, 3, 1))
                .with(EvidenceItem::organisations, List.of(TestCast.DISDUKCAPIL))
                .make(),
            null));
    return id;
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
