package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.ReportBody;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Who comes too late with a report is told who decided of it, how and when. */
@PayungTest
class ReportDecisionTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired Clock clock;

  @Test
  void the_second_reviewer_reads_who_accepted_it_and_when() throws Exception {
    UUID id = report("Dua pemeriksa", LocalDate.of(2024, 1, 5));
    String shown = ChosenRow.value(id, version(id));
    mvc.perform(post("/73.24/reports/" + id + "/acceptance").with(csrf()).cookie(as("ani")))
        .andExpect(status().isSeeOther());
    String ani = cast.actorOf(TestCast.ADMIN).name();

    String refused = mvc.perform(post("/73.24/reports/" + id + "/acceptance").with(csrf()).cookie(as("ani")))
        .andExpect(status().is(422))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(refused).containsPattern(
        "Laporan ini sudah diterima dan dihitung oleh " + ani + ", \\d+ \\p{L}+ \\d{4} \\d\\d\\.\\d\\d");

    MockHttpSession session = new MockHttpSession();
    mvc.perform(
        post("/73.24/reports/acceptance").param("chosen", shown).session(session).with(csrf()).cookie(as("ani")));
    assertThat(page("/73.24/reports", "ani", session)).contains("Tidak ada yang dikerjakan.",
        "sudah diterima dan dihitung oleh " + ani);
  }

  @Test
  void an_edit_of_a_withdrawn_report_says_who_withdrew_it_and_shows_no_bare_numbers() throws Exception {
    UUID id = report("Ditarik lebih dulu", TestCast.today(clock).minusDays(2));
    Actor ani = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(ani, () -> reports.withdraw(ani, id, "Terkirim dua kali"));

    String refused = mvc.perform(multipart("/73.24/reports/" + id).param("id", id.toString())
        .param("version", "1")
        .param("title", "Ditarik lebih dulu, dibetulkan")
        .param("heldOn", "2026-11-03")
        .param("village", cast.village(TestCast.MAGANI).toString())
        .param("childrenM", "4711")
        .with(csrf())
        .cookie(as("fitri"))).andExpect(status().is(422)).andReturn().getResponse().getContentAsString();

    assertThat(refused)
        .contains("Tidak dapat dilakukan", "Laporan ini sudah ditarik kembali oleh " + ani.name(),
            "Alasannya: Terkirim dua kali", "<li>Ditarik lebih dulu, dibetulkan</li>")
        .doesNotContain("<li>4711</li>");
    mvc.perform(get("/73.24/reports/" + id + "/edit").cookie(as("fitri")))
        .andExpect(redirectedUrl("/73.24/reports/" + id));
  }

  @Test
  void the_head_of_gallery_and_calendar_says_what_is_shown() throws Exception {
    MockHttpSession session = new MockHttpSession();
    for (String view : List.of("gallery", "calendar")) {
      assertThat(page("/73.24/reports/" + view, "fitri", session))
          .contains("Laporan yang ditarik kembali tidak ditampilkan.");
      assertThat(page("/73.24/reports/" + view + "?status=withdrawn", "fitri", session))
          .contains("Hanya laporan dengan keadaan: Ditarik kembali.")
          .doesNotContain("tidak ditampilkan", "belum dihitung");
      assertThat(page("/73.24/reports/" + view + "?status=entah", "fitri", session)).doesNotContain("\u27e6");
    }
    assertThat(page("/73.24/reports/charts?status=incomplete", "fitri", session))
        .contains("Hanya laporan dengan keadaan: Belum lengkap.");
  }

  private UUID report(String title, LocalDate heldOn) {
    UUID id = Ids.next();
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ReportBody body = new ReportBody(null, title, null, heldOn, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null, null, List.of());
    ActorContext.runAs(fitri, () -> kind.receive(fitri, new PhoneRecordForm<>(id, body, null, clock.instant())));
    return id;
  }

  private int version(UUID report) {
    Actor ani = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.<Integer, RuntimeException>callAs(ani, () -> reports.require(ani, report).version());
  }

  private String page(String path, String name, MockHttpSession session) throws Exception {
    return mvc.perform(get(path).session(session).cookie(as(name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private Cookie as(String name) throws Exception {
    return TestSignIn.sessionCookie(mvc, name);
  }
}
