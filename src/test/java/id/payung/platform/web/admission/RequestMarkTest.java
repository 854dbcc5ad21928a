package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A phone tells our answers from those of a filter on the way by a mark of its own, which only we send back. */
class RequestMarkTest {
  @Test
  void every_answer_to_a_phone_carries_the_mark_of_its_question() throws Exception {
    MockHttpServletResponse answer = answerTo("k3-_Zx09");

    assertThat(answer.getHeader("Payung-Mark")).isEqualTo("k3-_Zx09");
    answer.reset();
    PlainErrorResponseWriter.write(question("k3-_Zx09"), answer, 503, "busy", "Sebentar ya", "Coba lagi.");
    assertThat(answer.getHeader("Payung-Mark")).as("also of what is refused ahead of all").isEqualTo("k3-_Zx09");
  }

  @Test
  void a_mark_that_is_none_is_not_sent_back() throws Exception {
    for (String mark : new String[]{"", "a b", "x\r\nSet-Cookie: payung=1", "a".repeat(33), "<b>"}) {
      assertThat(answerTo(mark).getHeader("Payung-Mark")).as(mark).isNull();
    }
  }

  private static MockHttpServletResponse answerTo(String mark) throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();
    new SecurityHeadersServletFilter(false).doFilter(question(mark), answer, new MockFilterChain());
    return answer;
  }

  private static MockHttpServletRequest question(String mark) {
    MockHttpServletRequest question = new MockHttpServletRequest("POST", "/api/v1/73.24/sync/pull");
    question.addHeader("Authorization", "Bearer x");
    question.addHeader("Payung-Mark", mark);
    return question;
  }
}
