package id.payung.community.report;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What a report typed at a desk may not say is said at once, all of it, beside its field. */
@PayungTest
class ReportEntryTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;

  private ResultActions send(String... fields) throws Exception {
    var form = multipart("/73.24/reports");
    form.with(csrf());
    form.param("id", Ids.next().toString()).param("version", "0").param("title", "Posyandu remaja");
    for (int i = 0; i < fields.length; i += 2) {
      form.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(form.cookie(TestSignIn.sessionCookie(mvc, "fitri")));
  }

  private String magani() {
    return cast.village(TestCast.MAGANI).toString();
  }

  @Test
  void more_boys_or_girls_by_age_than_were_there_are_refused_and_fewer_are_not() throws Exception {
    send("heldOn", "2026-01-12", "village", magani(), "childrenM", "3", "childrenF", "2", "age.under6.m", "2",
        "age.from6.m", "2").andExpect(status().is(422))
        .andExpect(content().string(containsString("Jumlah menurut umur lebih banyak daripada jumlah anak")));
    send("heldOn", "2026-01-12", "village", magani(), "childrenM", "3", "childrenF", "2", "age.under6.m", "2",
        "age.from13.f", "2").andExpect(status().isSeeOther());
  }

  @Test
  void all_that_is_wrong_is_said_in_one_round() throws Exception {
    send("heldOn", "2031-01-01", "childrenM", "-3", "childrenF", "dua").andExpect(status().is(422))
        .andExpect(content()
            .string(allOf(containsString("Tanggal kegiatan belum tiba"), containsString("Pilih desa tempat kegiatan"),
                containsString("Tulis angka saja, mulai dari 0"), not(containsString("tanpa sen")))));
  }
}
