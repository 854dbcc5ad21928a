package id.payung.meetings.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A meeting is called off, told, and held all the same when that was a slip. */
@PayungTest
class MeetingWithdrawalTests {
  @Autowired MockMvc mvc;
  @Autowired MeetingRegistration meetings;
  @Autowired TestCast cast;
  @Autowired Clock clock;
  private Cookie budi;

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
  }

  @Test
  void a_withdrawal_stands_among_what_can_be_undone_and_is_undone_once() throws Exception {
    UUID meeting = meet("Rapat ditarik lalu jadi", TestCast.today(clock).plusDays(3));
    assertThat(send(get("/73.24/meetings/" + meeting + "/withdrawal"), budi)).contains("BATAL", "Satu jam");
    send(post("/73.24/meetings/" + meeting + "/withdrawal").param("reason", "Ruangan dipakai").with(csrf()), budi);
    String undoable = send(get("/73.24/undo"), budi);
    assertThat(undoable).contains("Rapat ditarik lalu jadi");
    assertThat(send(get("/73.24/changes?kind=meetings-off"), TestSignIn.sessionCookie(mvc, "citra")))
        .contains("Rapat ditarik lalu jadi");

    String undo = offerOf(undoable, "Rapat ditarik lalu jadi");
    send(post(undo).with(csrf()), budi);

    assertThat(send(get("/73.24/meetings?q=ditarik lalu jadi"), budi)).contains("/meetings/" + meeting);
    assertThat(send(get("/73.24/meetings/" + meeting), budi)).doesNotContain("sudah ditarik kembali");
    assertThat(status(post(undo).with(csrf()), budi)).isEqualTo(422);
  }

  @Test
  void those_of_a_meeting_to_come_are_invited_and_those_of_a_past_one_were_there() throws Exception {
    UUID coming = meet("Rapat yang akan datang", TestCast.today(clock).plusDays(1));
    UUID now = meet("Rapat hari ini juga", TestCast.today(clock));

    assertThat(send(get("/73.24/meetings/" + coming), budi)).contains("<dt>Yang diundang</dt>")
        .doesNotContain("<dt>Yang hadir</dt>");
    assertThat(send(get("/73.24/meetings/" + now), budi)).contains("<dt>Yang hadir</dt>");
    assertThat(send(get("/73.24/meetings/new"), budi)).contains("Yang hadir atau diundang");
  }

  @Test
  void its_page_its_paper_and_the_news_of_those_invited_say_who_called_it_off_and_why() throws Exception {
    UUID meeting = meet("Rapat batal beralasan", TestCast.today(clock).plusDays(9));
    assertThat(paper(meeting, budi)).contains("NOTULEN Rapat batal", "Notulis").doesNotContain("BATAL");
    send(post("/73.24/meetings/" + meeting + "/withdrawal").param("reason", "Pembicara berhalangan").with(csrf()),
        budi);
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");

    for (Cookie who : List.of(budi, citra)) {
      assertThat(send(get("/73.24/meetings/" + meeting), who)).contains("sudah ditarik kembali", "oleh Budi Contoh",
          "Alasan: Pembicara berhalangan");
      assertThat(paper(meeting, who))
          .contains("NOTULEN (BATAL)", "BATAL. Pertemuan ini sudah ditarik kembali", "oleh Budi Contoh",
              "Alasan: Pembicara berhalangan")
          .doesNotContain("Notulis");
    }
    assertThat(send(get("/73.24/changes?kind=meetings-off"), citra)).contains("Rapat batal beralasan",
        "Pembicara berhalangan · Budi Contoh");
  }

  @Test
  void the_same_meeting_by_hand_a_second_time_is_asked_about_and_nothing_typed_is_lost() throws Exception {
    meet("Rapat kembar", TestCast.today(clock));

    MockHttpServletResponse asked = answer(typed("rapat  Kembar"), budi);
    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(asked.getContentAsString()).contains("judul dan tanggal ini sudah tercatat", "Ini pertemuan lain",
        "Ruang kembar");
    assertThat(status(typed("Rapat kembar").param("another", "true"), budi)).isEqualTo(303);
    assertThat(status(typed("Rapat tanpa kembaran"), budi)).isEqualTo(303);
  }

  private MockHttpServletRequestBuilder typed(String title) {
    return post("/73.24/meetings").param("id", Ids.next().toString())
        .param("version", "0")
        .param("title", title)
        .param("kind", "audience")
        .param("heldOn", TestCast.today(clock).toString())
        .param("place", "Ruang kembar")
        .param("office", TestCast.DISDUKCAPIL.toString())
        .with(csrf());
  }

  private String paper(UUID meeting, Cookie who) throws Exception {
    byte[] pdf = answer(get("/73.24/meetings/" + meeting + "/minutes.pdf"), who).getContentAsByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private UUID meet(String title, LocalDate day) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID meeting = Ids.next();
    ActorContext.runAs(secretary, () -> meetings.registerMeeting(secretary, meeting, "audience", title, day, "Aula",
        null, "", List.of(TestCast.DISDUKCAPIL)));
    return meeting;
  }

  /** The address of the button behind the first sentence with these words. */
  private static String offerOf(String page, String words) {
    Matcher offer = Pattern.compile("action=\"(/73\\.24/undo/[0-9a-f-]{36})\"").matcher(page);
    assertThat(offer.find(Math.max(0, page.indexOf(words) - 1500))).isTrue();
    return offer.group(1);
  }

  private String send(MockHttpServletRequestBuilder request, Cookie who) throws Exception {
    return answer(request, who).getContentAsString();
  }

  private int status(MockHttpServletRequestBuilder request, Cookie who) throws Exception {
    return answer(request, who).getStatus();
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Cookie who) throws Exception {
    return mvc.perform(request.cookie(who)).andReturn().getResponse();
  }
}
