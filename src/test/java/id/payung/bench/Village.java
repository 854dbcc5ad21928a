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
final class Village {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PHONES = 5;
  private static final int PIECE = 8 * 1024;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);

  private final Victim payung;
  private final Regency regency;
  private final Journal journal;
  private final long seed;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, List<Integer>> activities = new HashMap<>();

  Village(Victim payung, Regency regency, Journal journal, long seed) {
    this.payung = payung;
    this.regency = regency;
    this.journal = journal;
    this.seed = seed;
    for (int volunteer = 0; volunteer < PHONES; volunteer++) {
      activities.put(volunteer, regency.activitiesOf(volunteer));
    }
  }

  /** Nobody waits any longer for this one. */
  private static final class GivenUp extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** So many writes, with a counter of those that came to their end; {@link #join} waits for all. */
  final class Day implements AutoCloseable {
    private final AtomicInteger left;
    final AtomicInteger done = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(PHONES + 1);
    private final List<Future<?>> all = new ArrayList<>();

    Day(int writes, int number) {
      left = new AtomicInteger(writes);
      for (int volunteer = 0; volunteer < PHONES; volunteer++) {
        int who = volunteer;
        all.add(people.submit(() -> phone(who, new Random(seed * 31 + number * 100L + who))));
      }
      all.add(people.submit(() -> desk(new Random(seed * 37 + number))));
    }

    private Void phone(int volunteer, Random chance) throws Exception {
      List<Journal.Report> own = new ArrayList<>();
      while (left.get() > 0) {
        int dice = chance.nextInt(10);
        List<Journal.Report> editable = own.stream().filter(report -> report.confirmed && !report.left).toList();
        int written;
        if (dice < 2 && !editable.isEmpty()) {
          written = edit(volunteer, editable.get(chance.nextInt(editable.size())), chance);
        } else if (dice < 4) {
          written = withPhoto(volunteer, own, chance);
        } else {
          written = batch(volunteer, own, 1 + chance.nextInt(12), chance);
        }
        left.addAndGet(-written);
        done.addAndGet(written);
      }
      return null;
    }

    private Void desk(Random chance) throws Exception {
      while (left.get() > 0) {
        meeting(chance);
        left.decrementAndGet();
        done.incrementAndGet();
      }
      return null;
    }

    /** @throws IllegalStateException when somebody was told what nobody may be told */
    void join() throws InterruptedException {
      if (all.stream().anyMatch(each -> each.state() == Future.State.FAILED)) {
        end();
      }
      for (Future<?> each : all) {
        try {
          each.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }

    /** Nobody is at work any more, or somebody met a fault. */
    boolean over() {
      return all.stream().allMatch(Future::isDone)
          || all.stream().anyMatch(each -> each.state() == Future.State.FAILED);
    }

    /** Nobody begins anything more. */
    void end() {
      left.set(0);
    }

    @Override
    public void close() {
      end();
      people.shutdownNow();
    }
  }

  private int batch(int volunteer, List<Journal.Report> own, int records, Random chance) throws Exception {
    StringBuilder json = new StringBuilder();
    Map<UUID, Journal.Report> sent = new HashMap<>();
    for (int i = 0; i < records; i++) {
      Journal.Report report = fresh(volunteer);
      sent.put(report.id, report);
      json.append(i == 0 ? "" : ",").append(record(volunteer, report, report.boys.iterator().next(), null, ""));
    }
    try {
      push(volunteer, json.toString(), chance, receipt -> confirm(receipt, sent));
    } catch (GivenUp e) {
      sent.values().forEach(report -> report.left = true);
    }
    own.addAll(sent.values());
    return records;
  }

  private int edit(int volunteer, Journal.Report report, Random chance) throws Exception {
    int boys = numbers.incrementAndGet();
    int basedOn = report.version;
    report.sent(boys);
    try {
      push(volunteer, record(volunteer, report, boys, basedOn, ""), chance,
          receipt -> report.confirm(boys, receipt.path("version").asInt()));
    } catch (GivenUp e) {
      report.left = true;
    }
    return 1;
  }

  private int withPhoto(int volunteer, List<Journal.Report> own, Random chance) throws Exception {
    Journal.Report report = fresh(volunteer);
    byte[] bytes = picture(numbers.incrementAndGet());
    Journal.Photo photo = new Journal.Photo(UUID.randomUUID(), report.id, sha256(bytes));
    journal.add(photo);
    // completed by nobody later: an edit would have to name the file again
    report.left = true;
    own.add(report);
    String file = "{\"id\":\"" + photo.id + "\",\"slot\":\"photo\",\"sha256\":\"" + photo.sha256 + "\",\"size\":"
        + bytes.length + "}";
    try {
      push(volunteer, record(volunteer, report, report.boys.iterator().next(), null, file), chance,
          receipt -> confirm(receipt, Map.of(report.id, report)));
      photo.confirmed = upload(volunteer, photo, bytes, chance);
    } catch (GivenUp e) {
      return 2;
    }
    return 2;
  }

  private boolean upload(int volunteer, Journal.Photo photo, byte[] bytes, Random chance) throws Exception {
    String announced =
        "{\"id\":\"" + photo.id + "\",\"record\":\"" + photo.report + "\",\"slot\":\"photo\",\"sha256\":\""
            + photo.sha256 + "\",\"size\":" + bytes.length + ",\"mediaType\":\"image/jpeg\"}";
    String place = "/api/v1/" + regency.code() + "/uploads";
    JsonNode state = insist(() -> asPhone(volunteer, place).POST(BodyPublishers.ofString(announced)), chance);
    while (!state.path("done").asBoolean(false)) {
      int offset = state.path("offset").asInt();
      byte[] piece = Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + PIECE));
      state = insist(
          () -> asPhone(volunteer, place + "/" + photo.id).setHeader("Content-Type", "application/offset+octet-stream")
              .header("Upload-Offset", Integer.toString(offset))
              .method("PATCH", BodyPublishers.ofByteArray(piece)),
          chance);
    }
    if (state.path("receipt").asString("").isEmpty()) {
      throw new IllegalStateException("done without a receipt: " + state);
    }
    return true;
  }

  private void meeting(Random chance) throws Exception {
    int number = numbers.incrementAndGet();
    Journal.Meeting meeting = new Journal.Meeting(UUID.randomUUID(), "Rapat contoh " + number);
    journal.add(meeting);
    String form = Contents.TOKEN + "&id=" + meeting.id + "&version=0&kind=coordination&title="
        + URLEncoder.encode(meeting.title, StandardCharsets.UTF_8) + "&heldOn=" + LocalDate.now().minusDays(1)
        + "&place=Malili&office=" + regency.office(number);
    try {
      answer(() -> payung.request("/" + regency.code() + "/meetings")
          .header("Cookie", "payung=" + Regency.cookie(regency.secretary()) + "; XSRF-TOKEN=sama")
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form)), chance);
      meeting.confirmed = true;
    } catch (GivenUp e) {
      // nobody knows whether it is there
    }
  }

  /** The secretary asks for the register as a sheet, and waits until it is there. */
  String export(UUID job, Callable<String> ready) throws Exception {
    answer(() -> payung.request("/" + regency.code() + "/evidence/exports/register")
        .header("Cookie", "payung=" + Regency.cookie(regency.secretary()) + "; XSRF-TOKEN=sama")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(Contents.TOKEN + "&id=" + job)), new Random(0));
    if (!Until.met(Duration.ofMinutes(2), 20, () -> !ready.call().isEmpty())) {
      throw new IllegalStateException("the sheet is not made");
    }
    return ready.call();
  }

  private interface Confirmation {
    void of(JsonNode receipt);
  }

  private void push(int volunteer, String records, Random chance, Confirmation each) throws Exception {
    String batch = "{\"version\":1,\"device\":\"" + regency.device(volunteer) + "\",\"sentAt\":\"" + Instant.now()
        + "\",\"records\":[" + records + "]}";
    JsonNode answer = insist(
        () -> asPhone(volunteer, "/api/v1/" + regency.code() + "/sync/push").POST(BodyPublishers.ofString(batch)),
        chance);
    for (JsonNode receipt : answer.path("receipts")) {
      String status = receipt.path("status").asString("");
      if (!status.equals("accepted") && !status.equals("known")) {
        throw new IllegalStateException("not taken: " + receipt);
      }
      each.of(receipt);
    }
  }

  private static void confirm(JsonNode receipt, Map<UUID, Journal.Report> sent) {
    Journal.Report report = sent.get(UUID.fromString(receipt.path("id").asString()));
    report.confirm(report.boys.iterator().next(), receipt.path("version").asInt());
  }

  private Journal.Report fresh(int volunteer) {
    int number = numbers.incrementAndGet();
    List<Integer> here = activities.getOrDefault(volunteer, List.of());
    UUID activity = here.isEmpty() ? null : regency.activity(here.get(number % here.size()));
    Journal.Report report = new Journal.Report(UUID.randomUUID(), activity, number);
    journal.add(report);
    return report;
  }

  private String record(int volunteer, Journal.Report report, int boys, Integer basedOn, String file) {
    UUID person = regency.volunteer(volunteer);
    String what = report.activity == null ? "\"title\":\"Gotong royong\"" : "\"activity\":\"" + report.activity + "\"";
    return "{\"id\":\"" + report.id + "\",\"kind\":\"activity-report\",\"author\":\"" + person + "\",\"mandate\":\""
        + Regency.mandate(person) + "\",\"writtenAt\":\"" + Instant.now() + "\",\"basedOn\":" + basedOn + ",\"body\":{"
        + what + ",\"heldOn\":\"" + LocalDate.now() + "\",\"village\":\"" + regency.village(volunteer)
        + "\",\"people\":{\"childrenM\":" + boys + ",\"childrenF\":2,\"adultsM\":3,\"adultsF\":4},\"files\":[" + file
        + "]}}";
  }

  private HttpRequest.Builder asPhone(int volunteer, String path) {
    return payung.request(path)
        .header("Authorization", "Bearer " + regency.credential(volunteer))
        .header("Content-Type", "application/json");
  }

  private JsonNode insist(Supplier<HttpRequest.Builder> request, Random chance) throws Exception {
    return JSON.readTree(answer(request, chance).body());
  }

  /** The same again until an answer comes. What a person or a phone would take for a final no is a fault here. */
  private HttpResponse<String> answer(Supplier<HttpRequest.Builder> request, Random chance) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    boolean first = true;
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer = payung.send(request.get());
        journal.answered(answer.statusCode());
        if (answer.statusCode() < 400 || answer.statusCode() == 409) {
          return answer;
        }
        if (answer.statusCode() < 500) {
          throw new IllegalStateException(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException e) {
        journal.broke();
      }
      if (first && chance.nextInt(8) == 0) {
        throw new GivenUp();
      }
      first = false;
      // A phone that got no answer tries again a little later.
      Thread.sleep(150);
    }
    throw new IllegalStateException("no answer in four minutes");
  }

  static byte[] picture(int number) throws IOException {
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
