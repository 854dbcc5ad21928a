package id.payung.community.reportlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever takes the list of reports away is in the trail, in whichever form they took it. */
@PayungTest
class ReportExportTrailTests {
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void the_list_as_a_sheet_and_for_programs_leaves_a_line_and_the_page_none() throws Exception {
    int before = countExports();

    mvc.perform(get("/73.24/reports").cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().isOk());
    assertThat(countExports()).isEqualTo(before);
    mvc.perform(get("/73.24/reports/exports.xlsx").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk());
    assertThat(countExports()).isEqualTo(before + 1);
    mvc.perform(get("/73.24/reports?format=json").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk());
    assertThat(countExports()).isEqualTo(before + 2);
  }

  private int countExports() {
    return ActorContext.callAs(cast.actorOf(TestCast.SECRETARY),
        () -> transactions
            .execute(status -> jdbc.sql("SELECT count(*) FROM audit.entry WHERE subject = ? AND action = 'exported'")
                .param(Ids.fromName("reports:73.24"))
                .query(Integer.class)
                .single()));
  }
}
