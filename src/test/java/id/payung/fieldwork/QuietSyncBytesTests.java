package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.audit.TrailSealingJob;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** What a phone pays for a sync in which there is nothing to say: both ways, with all headers of a browser. */
@PayungTest
class QuietSyncBytesTests {
  /** What Chrome on a phone sends with every request that a script of ours makes. */
  private static final String BROWSER_HEADERS = """
      Host: lapangan.luwutimurkab.go.id
      Connection: keep-alive
      sec-ch-ua-platform: "Android"
      Authorization: Bearer %s
      Accept-Language: id
      sec-ch-ua: "Chromium";v="143", "Google Chrome";v="143", "Not;A=Brand";v="24"
      sec-ch-ua-mobile: ?1
      User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
      Chrome/143.0.0.0 Mobile Safari/537.36
      Accept: application/json
      Content-Type: application/json
      Origin: https://lapangan.luwutimurkab.go.id
      Sec-Fetch-Site: same-origin
      Sec-Fetch-Mode: cors
      Sec-Fetch-Dest: empty
      Accept-Encoding: gzip, deflate, br, zstd
      """;

  private static final int MOST_BYTES = 2_000;

  /** A phone says in its token which activities of the plan it has; so many fit, and each costs so much. */
  private static final int ACTIVITIES = 15;

  private static final int BYTES_OF_ACTIVITY = 27;

  @Autowired MockMvc mvc;
  @Autowired TrailSealingJob sealer;
  @LocalServerPort int port;

  /** Ids of the planned activities that the phone was given. */
  private final Set<String> supplied = new HashSet<>();

  @Test
  void a_sync_with_nothing_to_say_costs_at_most_two_kilobytes() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    String token = pullEverything(fitri);
    String body = fitri.pullQuestion(token).toString();
    String head = "POST /api/v1/" + fitri.regency + "/sync/pull HTTP/1.1\n"
        + BROWSER_HEADERS.formatted(fitri.credential) + "Content-Length: " + body.length() + "\n\n";

    byte[] asked = (head.replace("\n", "\r\n") + body).getBytes(StandardCharsets.ISO_8859_1);
    String answer = exchange(asked);

    assertThat(answer).startsWith("HTTP/1.1 200").contains("X-Content-Type-Options: nosniff", "no-store");
    int most = MOST_BYTES + (supplied.size() - ACTIVITIES) * BYTES_OF_ACTIVITY; // other classes make activities too
    assertThat(asked.length + answer.length()).as(asked.length + " up, and down " + answer).isLessThanOrEqualTo(most);
  }

  @Test
  void a_phone_that_keeps_its_token_is_told_none_while_it_is_the_same_and_an_older_one_always() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    String token = pullEverything(fitri);

    JsonNode quiet = fitri.pull(fitri.pullQuestion(token)).json();
    JsonNode older = fitri.pullWithForms(token).json();
    JsonNode first = fitri.pull(fitri.pullQuestion(null)).json();

    assertThat(quiet.has("token")).isFalse();
    assertThat(quiet.path("records").size() + quiet.path("gone").size()).isZero();
    assertThat(quiet.path("more").asBoolean(true) || quiet.path("reset").asBoolean(true)).isFalse();
    assertThat(older.path("token").asString("")).isNotEmpty();
    assertThat(first.path("token").asString("")).isNotEmpty();
  }

  /** The token of a phone that has all there is: what others have just done is sealed and fetched before. */
  private String pullEverything(FieldAppPhone phone) throws Exception {
    sealer.seal(TestCast.LUWU_TIMUR);
    String token = null;
    for (boolean more = true; more;) {
      JsonNode page = phone.pullWithForms(token).json();
      token = page.path("token").asString();
      page.path("records").forEach(this::noteSupplied);
      more = page.path("more").asBoolean() || !page.path("records").isEmpty();
    }
    return token;
  }

  private void noteSupplied(JsonNode record) {
    if (record.path("kind").asString("").equals("activity")) {
      supplied.add(record.path("id").asString());
    }
  }

  private String exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[4096];
      while (!isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
        int n = in.read(buffer);
        if (n < 0) {
          break;
        }
        answer.write(buffer, 0, n);
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isWhole(String answer) {
    int head = answer.indexOf("\r\n\r\n");
    return head >= 0 && (answer.endsWith("0\r\n\r\n") || answer.endsWith("}"));
  }
}
