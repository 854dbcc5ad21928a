package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A digest lies with two people of two offices, who are asked for it each week. */
@PayungTest
class KeptDigestTests {
  @Autowired MockMvc mvc;
  @Autowired AuditTrailRepository trail;
  @Autowired TrailSealingJob sealer;
  @Autowired DigestKeeperRepository keptDigests;
  @Autowired TrailSealRepository seals;
  @Autowired RegencyDirectory regencies;
  @Autowired Messages words;
  @Autowired Rows rows;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void an_auditor_is_asked_until_they_say_that_they_keep_a_copy_and_the_page_names_them() throws Exception {
    Actor joko = cast.actorOf(TestCast.AUDITOR);
    ActorContext.runAs(joko, () -> transactions.executeWithoutResult(_ -> trail.recordWrite("meeting", Ids.next(),
        "created", List.of("title"), null, AuditTrailRepository.TrailReach.NONE)));
    sealer.seal(TestCast.LUWU_TIMUR);
    assertThat(duties(joko)).singleElement().extracting(Duty::path).isEqualTo("/trail/digest");
    String page = page();
    assertThat(page).contains("class=\"qr\"").contains("Belum ada yang menyimpan");
    String seal = page.replaceAll("(?s).*name=\"seal\" value=\"(\\d+)\".*", "$1");

    int unknown = keep("999999999");
    int kept = keep(seal);

    assertThat(unknown).isEqualTo(404);
    assertThat(kept).isEqualTo(303);
    assertThat(duties(joko)).isEmpty();
    assertThat(page()).contains("Joko Contoh: segel ");
    assertThat(duties(cast.actorOf(TestCast.ADMIN))).as("the other office is asked for its own").hasSize(1);
    assertThat(duties(cast.actorOf(TestCast.CLERK))).isEmpty();
  }

  /** Two copies in one hand, or one of a day long ago, find no change of what was written since. */
  @Test
  void an_old_seal_and_the_copy_of_the_other_office_in_the_same_hand_are_refused() {
    Actor dewi = withRole(Role.REGENCY_ADMIN);
    writeAndSeal(dewi);
    long seal = ActorContext.callAs(dewi, () -> seals.findNewest(dewi)).orElseThrow().number();
    writeAndSeal(dewi);
    Clock aMonthLater = Clock.offset(clock, Duration.ofDays(30));
    DigestKeeperRepository later = new DigestKeeperRepository(rows, seals, regencies, words, aMonthLater);

    ActorContext.runAs(dewi, () -> transactions.executeWithoutResult(status -> {
      keptDigests.keep(dewi, Ids.next(), seal);
      Actor asAuditor = withRole(Role.AUDITOR);
      assertThatThrownBy(() -> keptDigests.keep(asAuditor, Ids.next(), seal)).isInstanceOf(Refused.class)
          .hasMessageContaining("same-person");
      assertThatThrownBy(() -> later.keep(dewi, Ids.next(), seal)).isInstanceOf(Refused.class)
          .hasMessageContaining("old");
      status.setRollbackOnly();
    }));
  }

  private void writeAndSeal(Actor actor) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(_ -> trail.recordWrite("meeting", Ids.next(),
        "created", List.of("title"), null, AuditTrailRepository.TrailReach.NONE)));
    sealer.seal(TestCast.LUWU_TIMUR);
  }

  private Actor withRole(Role role) {
    Actor dewi = cast.actorOf(TestCast.DP3A_CLERK);
    return new Actor(dewi.regency(), dewi.person(), dewi.name(), Set.of(role), dewi.mandates(), dewi.organisations(),
        dewi.villages(), cast.actorOf(TestCast.ADMIN).databaseRole(), null);
  }

  private List<Duty> duties(Actor actor) {
    return ActorContext.callAs(actor, () -> keptDigests.listDuties(actor, 20));
  }

  private String page() throws Exception {
    return mvc.perform(get("/73.24/trail/digest").cookie(TestSignIn.sessionCookie(mvc, "joko")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private int keep(String seal) throws Exception {
    return mvc.perform(post("/73.24/trail/digest/keeping").param("id", Ids.next().toString())
        .param("seal", seal)
        .cookie(TestSignIn.sessionCookie(mvc, "joko"))
        .with(csrf())).andReturn().getResponse().getStatus();
  }
}
