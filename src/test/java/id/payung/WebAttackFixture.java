package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.TestCast;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A browser that speaks to the real server over a real socket. */
abstract class WebAttackFixture {
  static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @LocalServerPort int port;

  /** A browser: its cookies, and the token of the last form it saw. */
  final class TestBrowser {
    final Map<String, String> cookies = new TreeMap<>();
    String token = "";

    HttpResponse<String> get(String address, String... headers) throws Exception {
      return send(request(address, headers).GET());
    }

    HttpResponse<String> post(String address, String form, String... headers) throws Exception {
      return send(request(address, headers).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form)));
    }

    HttpRequest.Builder request(String address, String... headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
      if (!cookies.isEmpty()) {
        request.header("Cookie", String.join("; ",
            cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList()));
      }
      return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
      HttpResponse<String> answer;
      try (HttpClient client = HttpClient.newHttpClient()) {
        answer = client.send(request.build(), BodyHandlers.ofString());
      }
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      Matcher field = TOKEN.matcher(answer.body());
      if (field.find()) {
        token = field.group(1);
      }
      return answer;
    }

    TestBrowser signIn(String name) throws Exception {
      get("/masuk");
      assertThat(post("/masuk", "name=" + name + "&password=" + TestCast.PASSWORD + "&_csrf=" + token).statusCode())
          .isBetween(300, 399);
      return this;
    }
  }

  static String readAnswer(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        answer.write(buffer, 0, n);
        if (answer.size() > 200 && answer.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
          break;
        }
      }
    } catch (SocketException reset) {
      // the server has said what it had to say
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
