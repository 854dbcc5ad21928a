package id.payung.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** One person at a browser, who means well or not, with little work on this side. */
final class AttackedRequests {
  static final String PASSWORD = "layar-fajar-pantai-6";
  private static final String XSRF = "XSRF-TOKEN=sama";

  private final PayungProcess payung;
  private final String cookies;

  private AttackedRequests(PayungProcess payung, String cookies) {
    this.payung = payung;
    this.cookies = cookies;
  }

  /** Whose session is there already. */
  static AttackedRequests of(PayungProcess payung, UUID person) {
    return new AttackedRequests(payung, "payung=" + BenchmarkRegency.sessionCookieOf(person) + "; " + XSRF);
  }

  /** Signs in as anybody does. */
  static AttackedRequests signIn(PayungProcess payung, String name) throws IOException, InterruptedException {
    HttpResponse<String> answer = payung.send(payung.request("/masuk")
        .header("Cookie", XSRF)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(InstallationSnapshot.CSRF_FIELD + "&name=" + name + "&password=" + PASSWORD)));
    String session = answer.headers()
        .allValues("Set-Cookie")
        .stream()
        .filter(each -> each.startsWith("payung="))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + ": " + answer.statusCode()));
    return new AttackedRequests(payung, session.replaceFirst(";.*$", "") + "; " + XSRF);
  }

  /** An answer, its words only where somebody is told something. */
  record Answer(int status, String location, String body) {}

  Answer get(String path) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setRequestProperty("Accept-Encoding", "gzip");
    return read(connection, false);
  }

  Answer post(String path, Map<String, String> fields) throws IOException {
    StringBuilder form = new StringBuilder(InstallationSnapshot.CSRF_FIELD);
    fields.forEach((name,
        value) -> form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(path, "application/x-www-form-urlencoded", form.toString().getBytes(StandardCharsets.UTF_8));
  }

  Answer postFile(String path, String field, String fileName, byte[] file) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + 1_000);
    body.writeBytes(part("_csrf", "", "AAAAAHNhbWE=\r\n"));
    body.writeBytes(part("batch", "", UUID.randomUUID() + "\r\n"));
    body.writeBytes(part(field, "; filename=\"" + fileName + "\"", ""));
    body.writeBytes(file);
    body.writeBytes("\r\n--garis--\r\n".getBytes(StandardCharsets.US_ASCII));
    return send(path, "multipart/form-data; boundary=garis", body.toByteArray());
  }

  private static byte[] part(String name, String more, String value) {
    return ("--garis\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private Answer send(String path, String type, byte[] body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", type);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return read(connection, true);
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + payung.port() + path).toURL().openConnection();
    connection.setConnectTimeout(60_000);
    connection.setReadTimeout(180_000);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Cookie", cookies);
    connection.setRequestProperty("Accept", "text/html");
    return connection;
  }

  private static Answer read(HttpURLConnection connection, boolean words) throws IOException {
    int status = connection.getResponseCode();
    String location = connection.getHeaderField("Location");
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] body = in == null ? new byte[0] : in.readAllBytes();
      return new Answer(status, location == null ? "" : location,
          words || status >= 400 ? new String(body, StandardCharsets.UTF_8) : "");
    }
  }

  /** Announces a body, sends the beginning of it, and then nothing; as somebody signed in, or as a stranger. */
  static Socket sendHalf(PayungProcess payung, String from, AttackedRequests as, boolean form) throws IOException {
    Socket half = new Socket();
    half.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    half.connect(new InetSocketAddress("127.0.0.1", payung.port()), 60_000);
    half.getOutputStream()
        .write(("POST " + (form ? "/masuk" : "/73.24/people/import") + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + (as == null ? "" : "Cookie: " + as.cookies + "\r\n") + "Content-Type: "
            + (form ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=x")
            + "\r\nContent-Length: 9000\r\n\r\n--x").getBytes(StandardCharsets.US_ASCII));
    return half;
  }
}
