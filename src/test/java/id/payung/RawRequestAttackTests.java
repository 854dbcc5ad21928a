package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that no browser makes, written byte by byte to the real server. */
@PayungTest
class RawRequestAttackTests extends WebAttackFixture {
  @Test
  void what_the_server_itself_refuses_tells_nothing_about_the_machine() throws Exception {
    for (String line : List.of("GET /masuk?x=%zz HTTP/1.1", "GET /../../etc/passwd HTTP/1.1",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", "GET /assets/..%2f..%2fapplication.properties HTTP/1.1",
        "GET /[x] HTTP/1.1", "GET /a\u0001b HTTP/1.1", "NONSENSE")) {
      String answer = sendRaw(line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

      assertThat(answer).as(line).startsWith("HTTP/1.1 4").doesNotContain("Tomcat", "Exception", "root:", "spring.");
      assertThat(answer).as(line).contains("X-Content-Type-Options: nosniff", "Content-Security-Policy:");
    }
  }

  @Test
  void a_stranger_sends_no_film() throws Exception {
    TestBrowser nobody = new TestBrowser();
    nobody.get("/masuk");
    String head = "POST /73.24/evidence/files HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: XSRF-TOKEN="
        + nobody.cookies.get("XSRF-TOKEN")
        + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000000\r\n\r\n--x\r\n";
    String big = sendRaw(head);
    String json = sendRaw(
        "POST /api/v1/devices HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: "
            + "chunked\r\n\r\n11170\r\n{\"a\":\"" + "a".repeat(70_000 - 6) + "\r\n");

    assertThat(big).startsWith("HTTP/1.1 413");
    assertThat(json).startsWith("HTTP/1.1 413");
  }

  @Test
  void an_address_in_disguise_leads_nowhere() throws Exception {
    TestBrowser budi = new TestBrowser().signIn("budi");
    String known = "/73.24/meetings";
    String cookies = "Cookie: payung=" + budi.cookies.get("payung") + "\r\n";

    assertThat(sendRaw("GET " + known + " HTTP/1.1\r\nHost: a\r\n" + cookies + "Connection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
    for (String address : List.of("/73.24/meetings;jsessionid=1", "//73.24/meetings", "/73.24//meetings",
        "/73.24/./meetings", "/73.24/%2e%2e/73.24/meetings", "/73%2E24/meetings", "/73.24%2fmeetings",
        "/73.24/meetings%00", "/73.24/..%3b/73.24/meetings", "/73.24/meetings.json", "/73.24/meetings.css",
        "/73.24/meetings/", "/73.24/meetings/x.css", "/73.24/%6d%65%65%74%69%6e%67%73%2fx", "/73.24\\meetings",
        "/assets/%2e%2e/73.24/meetings", "/%61pi/v1/openapi.json", "/api/v1/73.24/%73ync/push",
        "/lapangan/..;/73.24/meetings")) {
      String answer = sendRaw("GET " + address + " HTTP/1.1\r\nHost: a\r\n" + cookies + "Connection: close\r\n\r\n");
      assertThat(answer).as(address)
          .matches("(?s)HTTP/1.1 40[04] .*")
          .containsIgnoringCase("cache-control: no-store")
          .contains("X-Content-Type-Options: nosniff");
    }
  }

  /** One request for the server and two for a proxy before it, or the other way about. */
  @Test
  void no_request_hides_in_another() throws Exception {
    String hidden = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
    for (String lengths : List.of("Content-Length: 6\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: xchunked\r\nContent-Length: 0", "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding : chunked\r\nContent-Length: 0", "Transfer-Encoding: \u000bchunked\r\nContent-Length: 0",
        "Content-Length: 0\r\nContent-Length: 35", "Content-Length: +0", "Content-Length: 0x0",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")) {
      String answer = sendRaw("POST /masuk HTTP/1.1\r\nHost: a\r\n" + lengths + "\r\n\r\n0\r\n\r\n" + hidden);
      assertThat(answer).as(lengths).matches("(?s)HTTP/1.1 (400|413|501) .*").doesNotContain("HTTP/1.1 200");
    }
  }

  @Test
  void what_is_too_much_before_the_body_is_refused_in_words() throws Exception {
    for (String head : List.of("GET /masuk HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(2_000),
        "GET /masuk HTTP/1.1\r\nHost: a\r\nCookie: " + "a".repeat(200_000) + "\r\n",
        "GET /" + "a".repeat(200_000) + " HTTP/1.1\r\nHost: a\r\n", "GET /masuk HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
        "GET /masuk HTTP/1.1\r\n")) {
      assertThat(sendRaw(head + "\r\n")).startsWith("HTTP/1.1 400").contains("lang=\"id\"");
    }
  }

  /** What no door counts is not read: it would fill the memory or the disk before anybody asks who sends it. */
  @Test
  void a_body_without_a_place_is_refused_unread() throws Exception {
    String form = "\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    String files = "\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n";
    for (String path : List.of("/lapangan/x", "/assets/x", "/webjars/x", "/health", "/kalender/x")) {
      for (String sent : List.of("POST " + path + " HTTP/1.1" + form, "POST " + path + " HTTP/1.1" + files,
          "GET " + path + " HTTP/1.1" + files)) {
        assertThat(sendRaw(sent + "Content-Length: 2000000\r\n\r\na")).as(sent).startsWith("HTTP/1.1 405");
        assertThat(sendRaw(sent + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n")).as(sent).startsWith("HTTP/1.1 405");
      }
    }
    assertThat(sendRaw(
        "POST /masuk HTTP/1.1" + form + "Transfer-Encoding: chunked\r\n\r\n11170\r\n" + "a".repeat(70_000) + "\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(sendRaw("POST /api/v1/73.24/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        + "Content-Length: 24000000\r\n\r\n{")).startsWith("HTTP/1.1 413");
  }

  /** A proxy, and a program, may send a short form without its length. */
  @Test
  void a_short_form_in_chunks_signs_in_like_one_that_says_its_length() throws Exception {
    TestBrowser dewi = new TestBrowser();
    dewi.get("/masuk");
    byte[] form = ("name=dewi&password=" + TestCast.PASSWORD + "&_csrf=" + dewi.token).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> sent = dewi.send(dewi.request("/masuk", "Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));

    assertThat(sent.statusCode()).isBetween(300, 399);
    assertThat(dewi.get("/mulai").statusCode()).isLessThan(400);
  }

  /** Likewise a message of the interface, with a name and a password or with a credential. */
  @Test
  void a_message_in_chunks_is_read_like_one_that_says_its_length() throws Exception {
    String signIn =
        "{\"device\":\"" + Ids.next() + "\",\"deviceName\":\"Ponsel potongan\",\"name\":\"fitri\",\"password\":\""
            + TestCast.PASSWORD + "\",\"version\":1}";

    HttpResponse<String> signedIn = sendInChunks("/api/v1/devices", signIn, Map.of());
    HttpResponse<String> report = sendInChunks("/api/v1/73.24/reports", "{}", Map.of("Authorization", "Bearer x"));
    HttpResponse<String> tooLong = sendInChunks("/api/v1/73.24/reports", "{\"a\":\"" + "a".repeat(1 << 20) + "\"}",
        Map.of("Authorization", "Bearer x"));
    HttpResponse<String> strangers =
        sendInChunks("/api/v1/devices", "{\"a\":\"" + "a".repeat(70_000) + "\"}", Map.of());

    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(signedIn.body()).contains("\"credential\"");
    assertThat(report.statusCode()).isEqualTo(401);
    assertThat(tooLong.statusCode()).isEqualTo(413);
    assertThat(strangers.statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> sendInChunks(String path, String json, Map<String, String> headers) throws Exception {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request = new TestBrowser().request(path, "Content-Type", "application/json");
    headers.forEach(request::header);
    return new TestBrowser().send(request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
  }

  /** What the server made of a form by itself before, it must make of one that was read for it. */
  @Test
  void a_form_that_is_not_well_formed_or_has_too_many_fields_is_refused_in_words() throws Exception {
    for (String body : List.of("name=%zz&password=x", "name=a%", "a=1&".repeat(1_100))) {
      assertThat(sendRaw("POST /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded"
          + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)).startsWith("HTTP/1.1 400");
    }
  }

  /**
   * Eight may sign in at a time, since each costs memory; forty who never end what they send take none of these places.
   */
  @Test
  void who_never_ends_a_form_keeps_nobody_from_signing_in() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        boolean phone = i % 2 == 0;
        Socket half = new Socket("127.0.0.1", port);
        halves.add(half);
        half.getOutputStream()
            .write(("POST " + (phone ? "/api/v1/devices" : "/masuk") + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
                + (phone ? "application/json" : "application/x-www-form-urlencoded")
                + "\r\nContent-Length: 900\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
      }

      assertThat(new TestBrowser().signIn("dewi").get("/mulai").statusCode()).isLessThan(400);
      assertThat(sendRaw(
          "POST /api/v1/devices HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
              + "2\r\n\r\n{}"))
          .matches("(?s)HTTP/1.1 4\\d\\d .*");
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  /** A form with files is read by the server's own reader, which knows no sentence. */
  @Test
  void a_form_with_files_that_breaks_off_is_told_so_and_is_no_fault_of_ours() throws Exception {
    String head = "POST /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        + "Content-Length: 9000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nabc";
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();

      assertThat(readAnswer(socket.getInputStream())).startsWith("HTTP/1.1 400");
    }
  }

  private String sendRaw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(60_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (SocketException refused) {
        // a server may answer and close before all is written; what it said can still be read
      }
      return readAnswer(socket.getInputStream());
    }
  }
}
