package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodySenderLimitsTest {
  private final BodySenderLimits limits = new BodySenderLimits();

  @Test
  void a_stranger_who_never_ends_a_form_takes_no_other_addresses_place() {
    assertThat(enter("192.0.2.1", null, 2_000)).hasSize(BodySenderLimits.MAX_BY_ADDRESS);

    assertThat(limits.tryEnter(request("192.0.2.2", null))).isNotNull();
  }

  @Test
  void strangers_of_many_addresses_leave_room_for_those_who_are_signed_in() {
    limits.remember(recognised("session-of-a-clerk"));
    for (int address = 0; address < 200; address++) {
      enter("198.51.100." + address, null, 50);
    }

    assertThat(limits.tryEnter(request("192.0.2.3", null))).isNull();
    assertThat(enter("192.0.2.3", "session-of-a-clerk", 100)).hasSize(BodySenderLimits.MAX_BY_PERSON);
  }

  @Test
  void a_session_that_is_made_up_or_has_ended_is_a_strangers() {
    limits.remember(recognised("ended"));
    limits.remember(request("192.0.2.4", "ended"));

    assertThat(enter("192.0.2.4", "ended", 50).size() + enter("192.0.2.4", "made-up", 1_000).size())
        .isEqualTo(BodySenderLimits.MAX_BY_ADDRESS);
  }

  @Test
  void what_was_sent_gives_its_place_back() {
    for (int round = 0; round < 20; round++) {
      List<Runnable> all = enter("192.0.2.5", null, 1_000);
      assertThat(all).hasSize(BodySenderLimits.MAX_BY_ADDRESS);
      all.forEach(Runnable::run);
    }
  }

  @Test
  void seventeen_sign_ins_of_one_person_have_one_share() {
    List<Runnable> all = new ArrayList<>();
    for (int session = 0; session < 17; session++) {
      limits.remember(recognised("session-" + session));
      all.addAll(enter("192.0.2.6", "session-" + session, 30));
    }

    assertThat(all).hasSize(BodySenderLimits.MAX_BY_PERSON);
  }

  @Test
  void the_addresses_of_one_line_have_one_share_also_when_there_are_billions_of_them() {
    List<Runnable> all = new ArrayList<>();
    for (int host = 1; host < 600; host++) {
      all.addAll(enter("2001:db8:7:7::" + Integer.toHexString(host), null, 1));
    }

    assertThat(all).hasSize(BodySenderLimits.MAX_BY_ADDRESS);
    assertThat(limits.tryEnter(request("2001:db8:7:8::1", null))).isNotNull();
    assertThat(ClientNetwork.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(ClientNetwork.of("192.0.2.1:0")).as("what is no address").isEqualTo("192.0.2.1:0");
  }

  @Test
  void strangers_who_send_files_leave_most_places_and_other_addresses_theirs() {
    limits.remember(recognised("session-of-a-clerk"));
    List<Runnable> ofOne = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      ofOne.add(limits.tryEnterWithFiles(request("192.0.2.7", null)));
    }
    ofOne.removeIf(Objects::isNull);
    assertThat(ofOne).hasSize(BodySenderLimits.MAX_FILES_BY_ADDRESS);
    for (int address = 0; address < 64; address++) {
      limits.tryEnterWithFiles(request("198.51.100." + address, null));
    }

    assertThat(limits.tryEnterWithFiles(request("192.0.2.8", null))).isNull();
    assertThat(limits.tryEnterWithFiles(request("192.0.2.8", "session-of-a-clerk"))).isNotNull();
    ofOne.forEach(Runnable::run);
    assertThat(limits.tryEnterWithFiles(request("192.0.2.8", null))).isNotNull();
  }

  private List<Runnable> enter(String address, @Nullable String session, int times) {
    List<Runnable> entered = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      entered.add(limits.tryEnter(request(address, session)));
    }
    entered.removeIf(Objects::isNull);
    return entered;
  }

  private static MockHttpServletRequest request(String address, @Nullable String session) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/masuk");
    request.setRemoteAddr(address);
    if (session != null) {
      request.setCookies(new Cookie(BodySenderLimits.SESSION_COOKIE, session));
    }
    return request;
  }

  private static MockHttpServletRequest recognised(String session) {
    MockHttpServletRequest request = request("192.0.2.9", session);
    request.setAttribute(BodySenderLimits.RECOGNISED, true);
    return request;
  }
}
