package id.payung.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Phones and a desk that write all at once, of every kind: batches of reports, edits, photos in pieces, meetings. Each
 * goes on like a field app: what got no answer is sent again until one comes; some are given up, as when a phone is
 * lost.
 */
final class WriteWorkload {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PHONES = 5;
  private static final int PIECE = 8 * 1024;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);

  private final PayungProcess payung;
  private final BenchmarkRegency regency;
  private final SentWriteJournal journal;
  private final long seed;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, List<Integer>> activities = new HashMap<>();

  WriteWorkload(PayungProcess payung, BenchmarkRegency regency, SentWriteJournal journal, long seed) {
    this.payung = payung;
    this.regency = regency;
    this.journal = journal;
    this.seed = seed;
    for (int volunteer = 0; volunteer < PHONES; volunteer++) {
      activities.put(volunteer, regency.activitiesOf(volunteer));
    }
  }

  /** Nobody waits any longer for this one. */
  private static final class RequestAbandoned extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** So many writes, with a counter of those that came to their end; {@link #awaitEnd} waits for all. */
  final class WorkloadRun implements AutoCloseable {
    private final AtomicInteger left;
    final AtomicInteger done = new AtomicInteger();
    private final ExecutorService executor = Executors.newFixedThreadPool(PHONES + 1);
    private final List<Future<?>> futures = new ArrayList<>();

    WorkloadRun(int writes, int number) {
      left = new AtomicInteger(writes);
      for (int volunteer = 0; volunteer < PHONES; volunteer++) {
        int volunteerNumber = volunteer;
        futures.add(
            executor.submit(() -> runPhone(volunteerNumber, new Random(seed * 31 + number * 100L + volunteerNumber))));
      }
      futures.add(executor.submit(() -> runDesk(new Random(seed * 37 + number))));
    }

    private Void runPhone(int volunteer, Random random) throws Exception {
      List<SentWriteJournal.JournalledReport> own = new ArrayList<>();
      while (left.get() > 0) {
        int roll = random.nextInt(10);
        List<SentWriteJournal.JournalledReport> editable =
            own.stream().filter(report -> report.confirmed && !report.abandoned).toList();
        int written;
        if (roll < 2 && !editable.isEmpty()) {
          written = sendEdit(volunteer, editable.get(random.nextInt(editable.size())), random);
        } else if (roll < 4) {
          written = sendReportWithPhoto(volunteer, own, random);
        } else {
          written = sendReports(volunteer, own, 1 + random.nextInt(12), random);
        }
        left.addAndGet(-written);
        done.addAndGet(written);
      }
      return null;
    }

    private Void runDesk(Random random) throws Exception {
      while (left.get() > 0) {
        recordMeeting(random);
        left.decrementAndGet();
        done.incrementAndGet();
      }
      return null;
    }

    /** @throws IllegalStateException when somebody was told what nobody may be told */
    void awaitEnd() throws InterruptedException {
      if (futures.stream().anyMatch(each -> each.state() == Future.State.FAILED)) {
        stopNewWrites();
      }
      for (Future<?> each : futures) {
        try {
          each.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }

    /** Nobody is at work any more, or somebody met a fault. */
    boolean isOver() {
      return futures.stream().allMatch(Future::isDone)
          || futures.stream().anyMatch(each -> each.state() == Future.State.FAILED);
    }

    /** Nobody begins anything more. */
    void stopNewWrites() {
      left.set(0);
    }

    @Override
    public void close() {
      stopNewWrites();
      executor.shutdownNow();
    }
  }

  private int sendReports(int volunteer, List<SentWriteJournal.JournalledReport> own, int records, Random random)
      throws Exception {
    StringBuilder json = new StringBuilder();
    Map<UUID, SentWriteJournal.JournalledReport> sent = new HashMap<>();
    for (int i = 0; i < records; i++) {
      SentWriteJournal.JournalledReport report = newReport(volunteer);
      sent.put(report.id, report);
      json.append(i == 0 ? "" : ",").append(recordJson(volunteer, report, report.boys.iterator().next(), null, ""));
    }
    try {
      push(volunteer, json.toString(), random, receipt -> markConfirmed(receipt, sent));
    } catch (RequestAbandoned e) {
      sent.values().forEach(report -> report.abandoned = true);
    }
    own.addAll(sent.values());
    return records;
  }

  private int sendEdit(int volunteer, SentWriteJournal.JournalledReport report, Random random) throws Exception {
    int boys = numbers.incrementAndGet();
    int basedOn = report.version;
    report.sent(boys);
    try {
      push(volunteer, recordJson(volunteer, report, boys, basedOn, ""), random,
          receipt -> report.confirm(boys, receipt.path("version").asInt()));
    } catch (RequestAbandoned e) {
      report.abandoned = true;
    }
    return 1;
  }

  private int sendReportWithPhoto(int volunteer, List<SentWriteJournal.JournalledReport> own, Random random)
      throws Exception {
    SentWriteJournal.JournalledReport report = newReport(volunteer);
    byte[] bytes = createPicture(numbers.incrementAndGet());
    SentWriteJournal.JournalledPhoto photo =
        new SentWriteJournal.JournalledPhoto(UUID.randomUUID(), report.id, sha256(bytes));
    journal.add(photo);
    // completed by nobody later: an edit would have to name the file again
    report.abandoned = true;
    own.add(report);
    String file = "{\"id\":\"" + photo.id + "\",\"slot\":\"photo\",\"sha256\":\"" + photo.sha256 + "\",\"size\":"
        + bytes.length + "}";
    try {
      push(volunteer, recordJson(volunteer, report, report.boys.iterator().next(), null, file), random,
          receipt -> markConfirmed(receipt, Map.of(report.id, report)));
      photo.confirmed = uploadPhoto(volunteer, photo, bytes, random);
    } catch (RequestAbandoned e) {
      return 2;
    }
    return 2;
  }

  private boolean uploadPhoto(int volunteer, SentWriteJournal.JournalledPhoto photo, byte[] bytes, Random random)
      throws Exception {
    String announced =
        "{\"id\":\"" + photo.id + "\",\"record\":\"" + photo.report + "\",\"slot\":\"photo\",\"sha256\":\""
            + photo.sha256 + "\",\"size\":" + bytes.length + ",\"mediaType\":\"image/jpeg\"}";
    String place = "/api/v1/" + regency.code() + "/uploads";
    JsonNode state =
        sendUntilAnswered(() -> phoneRequest(volunteer, place).POST(BodyPublishers.ofString(announced)), random);
    while (!state.path("done").asBoolean(false)) {
      int offset = state.path("offset").asInt();
      byte[] piece = Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + PIECE));
      state = sendUntilAnswered(() -> phoneRequest(volunteer, place + "/" + photo.id)
          .setHeader("Content-Type", "application/offset+octet-stream")
          .header("Upload-Offset", Integer.toString(offset))
          .method("PATCH", BodyPublishers.ofByteArray(piece)), random);
    }
    if (state.path("receipt").asString("").isEmpty()) {
      throw new IllegalStateException("done without a receipt: " + state);
    }
    return true;
  }

  private void recordMeeting(Random random) throws Exception {
    int number = numbers.incrementAndGet();
    SentWriteJournal.JournalledMeeting meeting =
        new SentWriteJournal.JournalledMeeting(UUID.randomUUID(), "Rapat contoh " + number);
    journal.add(meeting);
    String form = InstallationSnapshot.CSRF_FIELD + "&id=" + meeting.id + "&version=0&kind=coordination&title="
        + URLEncoder.encode(meeting.title, StandardCharsets.UTF_8) + "&heldOn=" + LocalDate.now().minusDays(1)
        + "&place=Malili&office=" + regency.office(number);
    try {
      sendWithRetry(() -> payung.request("/" + regency.code() + "/meetings")
          .header("Cookie", "payung=" + BenchmarkRegency.sessionCookieOf(regency.secretary()) + "; XSRF-TOKEN=sama")
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form)), random);
      meeting.confirmed = true;
    } catch (RequestAbandoned e) {
      // nobody knows whether it is there
    }
  }

  /** The secretary asks for the register as a sheet, and waits until it is there. */
  String exportRegister(UUID job, Callable<String> ready) throws Exception {
    sendWithRetry(() -> payung.request("/" + regency.code() + "/evidence/exports/register")
        .header("Cookie", "payung=" + BenchmarkRegency.sessionCookieOf(regency.secretary()) + "; XSRF-TOKEN=sama")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(InstallationSnapshot.CSRF_FIELD + "&id=" + job)), new Random(0));
    if (!PollingWait.waitUntil(Duration.ofMinutes(2), 20, () -> !ready.call().isEmpty())) {
      throw new IllegalStateException("the sheet is not made");
    }
    return ready.call();
  }

  private interface ReceiptConsumer {
    void of(JsonNode receipt);
  }

  private void push(int volunteer, String records, Random random, ReceiptConsumer each) throws Exception {
    String batch = "{\"version\":1,\"device\":\"" + regency.device(volunteer) + "\",\"sentAt\":\"" + Instant.now()
        + "\",\"records\":[" + records + "]}";
    JsonNode answer = sendUntilAnswered(
        () -> phoneRequest(volunteer, "/api/v1/" + regency.code() + "/sync/push").POST(BodyPublishers.ofString(batch)),
        random);
    for (JsonNode receipt : answer.path("receipts")) {
      String status = receipt.path("status").asString("");
      if (!status.equals("accepted") && !status.equals("known")) {
        throw new IllegalStateException("not taken: " + receipt);
      }
      each.of(receipt);
    }
  }

  private static void markConfirmed(JsonNode receipt, Map<UUID, SentWriteJournal.JournalledReport> sent) {
    SentWriteJournal.JournalledReport report = sent.get(UUID.fromString(receipt.path("id").asString()));
    report.confirm(report.boys.iterator().next(), receipt.path("version").asInt());
  }

  private SentWriteJournal.JournalledReport newReport(int volunteer) {
    int number = numbers.incrementAndGet();
    List<Integer> here = activities.getOrDefault(volunteer, List.of());
    UUID activity = here.isEmpty() ? null : regency.activityId(here.get(number % here.size()));
    SentWriteJournal.JournalledReport report =
        new SentWriteJournal.JournalledReport(UUID.randomUUID(), activity, number);
    journal.add(report);
    return report;
  }

  private String recordJson(int volunteer, SentWriteJournal.JournalledReport report, int boys, Integer basedOn,
      String file) {
    UUID person = regency.volunteer(volunteer);
    String what = report.activity == null ? "\"title\":\"Gotong royong\"" : "\"activity\":\"" + report.activity + "\"";
    return "{\"id\":\"" + report.id + "\",\"kind\":\"activity-report\",\"author\":\"" + person + "\",\"mandate\":\""
        + BenchmarkRegency.mandateIdOf(person) + "\",\"writtenAt\":\"" + Instant.now() + "\",\"basedOn\":" + basedOn
        + ",\"body\":{" + what + ",\"heldOn\":\"" + LocalDate.now() + "\",\"village\":\"" + regency.village(volunteer)
        + "\",\"people\":{\"childrenM\":" + boys + ",\"childrenF\":2,\"adultsM\":3,\"adultsF\":4},\"files\":[" + file
        + "]}}";
  }

  private HttpRequest.Builder phoneRequest(int volunteer, String path) {
    return payung.request(path)
        .header("Authorization", "Bearer " + regency.credential(volunteer))
        .header("Content-Type", "application/json");
  }

  private JsonNode sendUntilAnswered(Supplier<HttpRequest.Builder> request, Random random) throws Exception {
    return JSON.readTree(sendWithRetry(request, random).body());
  }

  /** The same again until an answer comes. What a person or a phone would take for a final no is a fault here. */
  private HttpResponse<String> sendWithRetry(Supplier<HttpRequest.Builder> request, Random random) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    boolean first = true;
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer = payung.send(request.get());
        journal.addAnswer(answer.statusCode());
        if (answer.statusCode() < 400 || answer.statusCode() == 409) {
          return answer;
        }
        if (answer.statusCode() < 500) {
          throw new IllegalStateException(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException e) {
        journal.addBrokenRequest();
      }
      if (first && random.nextInt(8) == 0) {
        throw new RequestAbandoned();
      }
      first = false;
      // A phone that got no answer tries again a little later.
      Thread.sleep(150);
    }
    throw new IllegalStateException("no answer in four minutes");
  }

  static byte[] createPicture(int number) throws IOException {
    Random noise = new Random(number);
    BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 120; y++) {
      for (int x = 0; x < 160; x++) {
        image.setRGB(x, y, noise.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
