package id.payung.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** More than it can bear, larger than it takes, all there is at once, and the slow line of a village. */
final class OverloadBenchmark {
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final BenchmarkedApplication application;
  private final BenchmarkRegency regency;
  private final FieldReportLoad reports;

  OverloadBenchmark(BenchmarkedApplication application, BenchmarkRegency regency, FieldReportLoad reports) {
    this.application = application;
    this.regency = regency;
    this.reports = reports;
  }

  /**
   * What came of a burst.
   *
   * @param wrong answers that are neither a receipt nor a refusal with its Retry-After
   * @param slowestRefusal seconds
   * @param lost confirmed records that are not there exactly once
   */
  record BurstResult(long confirmed, long refused, long wrong, double slowestRefusal, long lost) {}

  /** So many phones at once, each pushing again as soon as it has its answer, refused or not. */
  BurstResult measureBurst(Connection owner, int phones, double seconds) throws Exception {
    Queue<UUID> confirmed = new ConcurrentLinkedQueue<>();
    AtomicLong refused = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    AtomicLong slowest = new AtomicLong();
    List<Callable<Boolean>> work = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = 0; i < phones; i++) {
      int volunteer = i % BenchmarkRegency.VOLUNTEERS;
      work.add(() -> {
        while (System.nanoTime() < end) {
          UUID id = UUID.randomUUID();
          long begin = System.nanoTime();
          BenchmarkedApplication.HttpAnswer answer = reports.push(volunteer, id);
          if (answer.status() == 200 && answer.body().contains("\"accepted\"")) {
            confirmed.add(id);
          } else if (answer.status() == 503 && answer.hasRetryAfter()) {
            refused.incrementAndGet();
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
          } else {
            wrong.incrementAndGet();
          }
        }
        return true;
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(work)) {
        each.get();
      }
    }
    return new BurstResult(confirmed.size(), refused.get(), wrong.get(), slowest.get() / 1e9,
        confirmed.size() - countStored(owner, confirmed));
  }

  private long countStored(Connection owner, Queue<UUID> ids) throws Exception {
    try (PreparedStatement query =
        owner.prepareStatement("SELECT count(*) FROM community.report WHERE regency = ? AND id = ANY (?::uuid[])")) {
      query.setString(1, regency.code());
      query.setString(2, BenchmarkRegency.uuidArrayLiteral(List.copyOf(ids)));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Seconds until so many a second are taken again; 60 at most. */
  double secondsUntilRecovered(double pace, int phones) throws Exception {
    long begin = System.nanoTime();
    while (LoadGenerator.secondsSince(begin) < 60) {
      if (LoadGenerator.measureRate(phones, 2, number -> reports.phoneClient(number, 1)) >= pace) {
        return LoadGenerator.secondsSince(begin);
      }
    }
    return 60;
  }

  /** The most memory that the application took while something went on, in MB. */
  double peakMegabytes(Callable<?> work) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    double[] most = {application.residentMegabytes()};
    Thread watch = Thread.ofPlatform().start(() -> {
      while (!over.get()) {
        try {
          most[0] = Math.max(most[0], application.residentMegabytes());
          Thread.sleep(100); // ten looks a second
        } catch (Exception e) {
          return;
        }
      }
    });
    try {
      work.call();
    } finally {
      over.set(true);
      watch.join();
    }
    return most[0];
  }

  /** All reports of the regency as one sheet; bytes. */
  long measureExport() throws Exception {
    HttpRequest request = application.request("/" + regency.code() + "/reports/exports.xlsx")
        .header("Cookie", "payung=" + BenchmarkRegency.sessionCookieOf(regency.secretary()))
        .timeout(java.time.Duration.ofMinutes(15))
        .GET()
        .build();
    HttpResponse<InputStream> answer = application.openStream(request);
    try (InputStream body = answer.body()) {
      long bytes = body.transferTo(OutputStream.nullOutputStream());
      if (answer.statusCode() != 200 || bytes < 1_000) {
        throw new IllegalStateException("no sheet: " + answer.statusCode());
      }
      return bytes;
    }
  }

  /**
   * Announces a file of two gigabytes in a form and begins to send it; answers how many bytes went before the answer
   * came.
   */
  long measureRefusedUpload() throws Exception {
    long wanted = 2L << 30;
    byte[] piece = new byte[1 << 16];
    try (Socket socket = new Socket("127.0.0.1", application.port())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      String boundary = "payung-bench";
      out.write(("POST /" + regency.code() + "/evidence/files HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: payung="
          + BenchmarkRegency.sessionCookieOf(regency.clerk()) + "\r\nContent-Type: multipart/form-data; boundary="
          + boundary + "\r\nContent-Length: " + wanted + "\r\n\r\n--" + boundary
          + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"besar.zip\"\r\nContent-Type: "
          + "application/zip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      long sent = 0;
      try {
        while (sent < wanted && socket.getInputStream().available() == 0) {
          out.write(piece);
          sent += piece.length;
        }
      } catch (java.io.IOException e) {
        return sent; // the other side has closed
      }
      String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      if (!line.matches("HTTP/1.1 4\\d\\d")) {
        throw new IllegalStateException("not refused: " + line);
      }
      return sent;
    }
  }

  /** What a phone's first contact costs: bytes over the line and round trips. */
  record FirstSyncCost(int records, long bytes, int trips) {
    /** Seconds over a line with that much a second and that long a way. */
    double seconds(double bitsPerSecond, double roundTrip) {
      return bytes * 8 / bitsPerSecond + trips * roundTrip;
    }
  }

  /** Until there are so many records (villages, activities, reports), as a phone asks for them. */
  FirstSyncCost measureFirstSync(int volunteer, int wanted) throws Exception {
    String token = null;
    AtomicInteger records = new AtomicInteger();
    long bytes = 0;
    int trips = 1; // the connection
    boolean more = true;
    while (more && records.get() < wanted) {
      HttpRequest request = application.request("/api/v1/" + regency.code() + "/sync/pull")
          .header("Authorization", "Bearer " + regency.credential(volunteer))
          .header("Content-Type", "application/json")
          .header("Accept-Encoding", "gzip")
          .POST(HttpRequest.BodyPublishers.ofString(
              "{\"version\":1,\"token\":" + (token == null ? "null" : "\"" + token + "\"") + ",\"limit\":200}"))
          .build();
      HttpResponse<InputStream> answer = application.openStream(request);
      byte[] packed = answer.body().readAllBytes();
      boolean gzip = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
      String page = gzip ? new String(new GZIPInputStream(new java.io.ByteArrayInputStream(packed)).readAllBytes(),
          StandardCharsets.UTF_8) : new String(packed, StandardCharsets.UTF_8);
      // what stands around it: the headers both ways
      bytes += packed.length + 1_200;
      trips++;
      records.addAndGet(page.split("\"kind\":\"(?:report|activity|village)\"", -1).length - 1);
      Matcher next = TOKEN.matcher(page);
      more = page.contains("\"more\":true") && next.find();
      token = more ? next.group(1) : null;
    }
    return new FirstSyncCost(records.get(), bytes, trips);
  }
}
