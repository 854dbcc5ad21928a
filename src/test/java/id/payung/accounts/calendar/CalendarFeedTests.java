package id.payung.accounts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import biweekly.component.VEvent;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** What a phone fetches at a secret address. */
@PayungTest
class CalendarFeedTests extends CalendarFixture {
  @Test
  void a_phone_fetches_what_its_owner_sees_and_another_office_has_none_of_it() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Kalender: audiensi akta", TestCast.DISDUKCAPIL);
    UUID other = recordMeeting(budi, "Kalender: rapat DP3A saja", TestCast.DP3A);
    Clerk clerk = register("kal.satu", TestCast.DISDUKCAPIL, null);

    MockHttpServletResponse answer = fetch(make(clerk));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.getHeader("Set-Cookie")).isNull();
    VEvent event = eventOf(answer, meeting);
    assertThat(event.getSummary().getValue()).isEqualTo("Pertemuan: Audiensi");
    assertThat(event.getLocation()).isNull();
    assertThat(unfolded(answer)).as("what people typed").doesNotContain("audiensi akta", "Aula rahasia");
    assertThat(event.getDateStart().getValue().hasTime()).isFalse();
    assertThat(unfolded(answer)).doesNotContain(other.toString());
  }

  @Test
  void a_withdrawn_meeting_is_gone_and_a_moved_one_moves() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Kalender: yang dipindah", TestCast.DISDUKCAPIL);
    String address = make(register("kal.pindah", TestCast.DISDUKCAPIL, null));
    VEvent before = eventOf(fetch(address), meeting);
    LocalDate moved = TestCast.today(clock).minusDays(9);

    answer(meeting(post("/73.24/meetings/" + meeting), meeting, "Kalender: yang dipindah", TestCast.DISDUKCAPIL, moved)
        .param("version", "1")
        .cookie(budi)
        .with(csrf()));
    VEvent after = eventOf(fetch(address), meeting);

    assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
    assertThat(file(address)).contains("DTSTART;VALUE=DATE:" + moved.toString().replace("-", ""));
    answer(post("/73.24/meetings/" + meeting + "/withdrawal").param("reason", "Salah catat").cookie(budi).with(csrf()));
    assertThat(file(address)).doesNotContain(meeting.toString());
  }

  @Test
  void a_meeting_that_is_called_off_before_its_day_stays_and_says_so_until_that_is_undone() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = Ids.next();
    answer(meeting(post("/73.24/meetings"), meeting, "Kalender: yang batal", TestCast.DISDUKCAPIL,
        TestCast.today(clock).plusDays(9)).param("version", "0").cookie(budi).with(csrf()));
    String address = make(register("kal.batal", TestCast.DISDUKCAPIL, null));
    VEvent before = eventOf(fetch(address), meeting);
    assertThat(before.getStatus()).isNull();
    MockHttpSession session = new MockHttpSession();

    answer(post("/73.24/meetings/" + meeting + "/withdrawal").param("reason", "Ruangan dipakai")
        .session(session)
        .cookie(budi)
        .with(csrf()));

    VEvent off = eventOf(fetch(address), meeting);
    assertThat(off.getStatus().isCancelled()).isTrue();
    assertThat(off.getUid().getValue()).isEqualTo(before.getUid().getValue());
    assertThat(off.getSummary().getValue()).isEqualTo("BATAL: Pertemuan: Audiensi");
    Matcher offer = Pattern.compile("/undo/([0-9a-f-]{36})")
        .matcher(answer(get("/73.24/meetings").session(session).cookie(budi)).getContentAsString());
    assertThat(offer.find()).isTrue();
    answer(post("/73.24/undo/" + offer.group(1)).session(session).cookie(budi).with(csrf()));
    assertThat(eventOf(fetch(address), meeting).getStatus()).isNull();
  }

  @Test
  void what_a_meeting_decided_is_counted_and_its_words_are_not_told() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Kalender: yang memutuskan", TestCast.DISDUKCAPIL);
    LocalDate due = TestCast.today(clock).plusDays(41);
    answer(post("/73.24/meetings/" + meeting + "/decisions").param("decision", Ids.next().toString())
        .param("version", "0")
        .param("text", "Kunjungi anak si Fulan")
        .param("outcome", "answer")
        .param("owner", TestCast.DISDUKCAPIL.toString())
        .param("due", due.toString())
        .cookie(budi)
        .with(csrf()));

    String file = file(make(register("kal.putusan", TestCast.DISDUKCAPIL, null)));

    assertThat(file).contains("DTSTART;VALUE=DATE:" + due.toString().replace("-", ""), "Keputusan rapat: 1 menunggu")
        .doesNotContain("si Fulan");
  }

  @Test
  void the_same_is_not_sent_twice() throws Exception {
    String address = make(register("kal.etag", TestCast.NGO, null));
    MockHttpServletResponse first = fetch(address);

    MockHttpServletResponse again = answer(get(address).header("If-None-Match", first.getHeader("ETag")));

    assertThat(again.getStatus()).isEqualTo(304);
    assertThat(again.getContentAsByteArray()).isEmpty();
  }

  @Test
  void an_address_opens_one_mandate_and_none_of_the_others() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Kalender: hanya Disdukcapil", TestCast.DISDUKCAPIL);
    Clerk clerk = register("kal.rangkap", TestCast.NGO, null);
    grant(clerk.person(), Ids.next(), TestCast.DISDUKCAPIL, null);

    String file = file(make(clerk));

    assertThat(file).contains("BEGIN:VCALENDAR").doesNotContain(meeting.toString());
  }
}
