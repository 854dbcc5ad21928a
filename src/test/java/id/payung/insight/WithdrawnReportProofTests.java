package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

/** What falls with a withdrawn report is said before, and stands again when the slip of the hand is undone. */
@PayungTest
class WithdrawnReportProofTests extends ReportProofScenario {
  @Autowired EvidenceUseLifeCycle lifeCycle;

  private final MockHttpSession session = new MockHttpSession();

  WithdrawnReportProofTests() {
    super(7_311);
  }

  @Test
  void a_withdrawn_report_says_what_falls_and_within_the_hour_proves_again_what_it_proved() throws Exception {
    openYear("2034");
    UUID planned = activity("Kelas yang ditarik", QUESTION);
    // One to move to: a page that has none offers no move, and says nothing of what would stay.
    activity("Kelas yang lain");
    UUID report = report(planned);
    await().untilAsserted(() -> {
      assertThat(states(report, QUESTION)).containsExactly("proposed");
      assertThat(realised(planned)).isEqualTo(1);
    });
    UUID use = use(report, QUESTION).id();
    as(TestCast.DP3A_CLERK, clerk -> {
      lifeCycle.takeProposal(clerk, use);
      return clerk;
    });
    as(TestCast.VERIFIER, eko -> {
      lifeCycle.recordCheck(eko, use, true, "");
      return eko;
    });
    assertThat(page("/73.24/reports/" + report + "/withdrawal")).contains("Yang ikut hilang:",
        "Volume 1 pada kegiatan Kelas yang ditarik", "Pertanyaan 1.3 (KLA 2034): dipakai dan sudah diperiksa",
        "Dapat diurungkan selama satu jam.");
    assertThat(page("/73.24/reports/" + report + "/move")).contains("Tetap dipakai sebagai data dukung:",
        "Pertanyaan 1.3 (KLA 2034)");

    mvc.perform(post("/73.24/reports/" + report + "/withdrawal").param("reason", "Salah pilih")
        .session(session)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))).andExpect(status().isSeeOther());
    await().untilAsserted(() -> {
      assertThat(states(report, QUESTION)).containsExactly("taken-back");
      assertThat(realised(planned)).isZero();
    });
    Matcher undo = Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(page("/73.24/reports/" + report));
    assertThat(undo.find()).isTrue();
    mvc.perform(post(undo.group(1)).session(session).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isSeeOther());

    await().untilAsserted(() -> {
      assertThat(realised(planned)).isEqualTo(1);
      assertThat(item(report).withdrawn()).isNull();
      assertThat(states(report, QUESTION)).containsExactly("taken");
    });
    assertThat(use(report, QUESTION).check().code()).isEqualTo("accepted");
    assertThat(as(secretary -> reports.require(secretary, report)).counted()).isTrue();
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path).session(session).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
