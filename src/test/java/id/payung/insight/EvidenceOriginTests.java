package id.payung.insight;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.Report;
import id.payung.evidence.EvidenceItem;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a photo back to the report that brought it: for whom the report is, and for nobody else. */
@PayungTest
class EvidenceOriginTests extends ReportProofScenario {
  @Autowired Rows rows;

  EvidenceOriginTests() {
    super(9_100);
  }

  @Test
  void who_sees_a_photo_reaches_its_report_and_reads_nothing_of_one_that_is_not_theirs() throws Exception {
    openYear("1856");
    UUID activity = activity("Kelas asal bukti", QUESTION);
    UUID report = report(activity);
    await().untilAsserted(() -> assertThat(item(report).report()).isEqualTo(report));
    UUID item = item(report).id();
    Report kept = as(secretary -> rows.require(secretary, Report.class, report));
    as(secretary -> rows.query(secretary, EvidenceItem.class)
        .key(item)
        .set(EvidenceItem::organisations, List.of(TestCast.DP3A, TestCast.DISDUKCAPIL, TestCast.NGO))
        .keepVersion()
        .update());

    assertThat(page("citra", item)).doesNotContain(kept.receipt())
        .doesNotContain("/reports/" + report)
        .doesNotContain("id=\"origin\"")
        .doesNotContain("Kelas asal bukti</a>");
    for (String reader : List.of("eko", "dewi", "hadi")) {
      assertThat(page(reader, item)).contains("/73.24/reports/" + report, kept.receipt(), "Peserta: 9 anak, 0 dewasa",
          "Ditulis " + kept.authorName());
    }
    assertThat(open("eko", "/73.24/reports/" + report)).contains("/73.24/activities/" + activity);
    mvc.perform(get("/73.24/reports/" + report).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isNotFound());
  }

  private String page(String who, UUID item) throws Exception {
    return open(who, "/73.24/evidence/" + item);
  }

  private String open(String who, String address) throws Exception {
    return mvc.perform(get(address).cookie(TestSignIn.sessionCookie(mvc, who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
