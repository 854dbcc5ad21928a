package id.payung.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All at once against a regency at work, until it is closed: sheets that unpack to gigabytes at every door, archives,
 * PDFs that are dear to look through or to draw, hashes, and forms and files that are never ended.
 */
final class ApplicationAttack implements AutoCloseable {
  private static final String R = "/" + CrashSimulation.REGENCY;
  private static final String YEAR = "2026";
  private static final int PHOTO_PDFS = 12;
  private static final int PREVIEWS = 50;
  private static final int PASSWORDS = 30;
  private static final int HALF_SENT_BY_ADDRESS = 150;
  private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5");
  private static final int HALF_SENT_BY_PERSON = 24;
  private static final long PAUSE_MILLIS = 50;
  private static final long PREVIEW_PAUSE_MILLIS = 2_000;
  private static final long REFUSED_PAUSE_MILLIS = 5_000;

  private static final String BEGIN_DRAFT = """
      WITH draft AS (
        INSERT INTO agreements.plan_version (regency, plan, number, state, organisations, created_at)
        SELECT regency, id, 2, 'draft', organisations, now() FROM agreements.plan ORDER BY id LIMIT 1
        RETURNING regency, plan)
      UPDATE agreements.plan p SET newest = 2 FROM draft d WHERE p.regency = d.regency AND p.id = d.plan
      RETURNING p.id
      """;

  private final Targets targets;
  private final List<Thread> attackers = new ArrayList<>();
  private final List<Socket> halves = new ArrayList<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> answered = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  private ApplicationAttack(Targets targets) {
    this.targets = targets;
  }

  /** Who attacks, and with what; made once. */
  record Targets(PayungProcess payung, AttackedRequests admin, AttackedRequests clerk, AttackedRequests volunteer,
      Map<String, byte[]> bombs, UUID draftPlan, List<String> pdfs) {

    static Targets prepare(PayungProcess payung, BenchmarkRegency regency) throws Exception {
      AttackedRequests clerk = AttackedRequests.of(payung, regency.clerk());
      AttackedRequests admin = AttackedRequests.of(payung, regency.admin());
      requireStatus(303,
          admin.post(R + "/kla/years", Map.of("code", YEAR, "source", "kla-2026", "evidenceYears", "2025", "due", "")));
      List<String> pdfs = new ArrayList<>();
      byte[] photo = AttackFiles.photoPdf();
      for (int i = 0; i < PHOTO_PDFS; i++) {
        pdfs.add(keep(clerk, AttackFiles.withComment(photo, i)));
      }
      pdfs.add(keep(clerk, AttackFiles.largePdf()));
      return new Targets(payung, admin, clerk, AttackedRequests.of(payung, regency.volunteer(0)),
          AttackFiles.sheetBombs(), beginDraft(payung), List.copyOf(pdfs));
    }

    /** Whose preview is asked for later. */
    private static String keep(AttackedRequests clerk, byte[] pdf) throws IOException {
      AttackedRequests.Answer kept = clerk.postFile(R + "/evidence/files", "files", "bukti.pdf", pdf);
      requireStatus(303, kept);
      return R + "/evidence/" + kept.location().replaceFirst("^.*/inbox/", "").replaceFirst("\\?.*$", "") + "/page";
    }

    private static void requireStatus(int status, AttackedRequests.Answer answer) {
      if (answer.status() != status) {
        throw new IllegalStateException(answer.toString());
      }
    }

    private static UUID beginDraft(PayungProcess payung) throws Exception {
      try (Connection owner = payung.asOwner();
          Statement statement = owner.createStatement();
          ResultSet row = statement.executeQuery(BEGIN_DRAFT)) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }

  static ApplicationAttack begin(Targets targets) throws IOException {
    ApplicationAttack attack = new ApplicationAttack(targets);
    for (String address : ADDRESSES) {
      for (int i = 0; i < HALF_SENT_BY_ADDRESS; i++) {
        attack.halves.add(AttackedRequests.sendHalf(targets.payung(), address, null, i % 2 == 0));
      }
    }
    for (int i = 0; i < HALF_SENT_BY_PERSON; i++) {
      attack.halves.add(AttackedRequests.sendHalf(targets.payung(), "127.0.0.1", targets.clerk(), false));
    }
    attack.bombAllDoors();
    attack.drawPdfs();
    attack.repeat(1, () -> targets.clerk()
        .postFile(R + "/evidence/files", "files", "berat.pdf", AttackFiles.heavyPdf(attack.answered.size())));
    attack.repeat(1,
        () -> targets.clerk().postFile(R + "/evidence/files", "files", "dilarang.pdf", AttackFiles.forbiddingPdf()));
    attack.repeat(PASSWORDS,
        () -> targets.volunteer()
            .post("/akun/kata-sandi", Map.of("old", AttackedRequests.PASSWORD, "fresh", AttackedRequests.PASSWORD,
                "again", AttackedRequests.PASSWORD)));
    return attack;
  }

  /** What somebody does again and again. */
  private interface Attempt {
    AttackedRequests.Answer make() throws IOException;
  }

  private void bombAllDoors() throws IOException {
    byte[] archive = AttackFiles.zipBomb();
    repeat(1, () -> targets.clerk().postFile(R + "/evidence/files", "files", "arsip.zip", archive));
    targets.bombs().forEach((name, bomb) -> {
      repeat(1, () -> targets.admin().postFile(R + "/plans/" + targets.draftPlan() + "/imports", "file", name, bomb));
      repeat(1, () -> targets.admin().postFile(R + "/people/import", "file", name, bomb));
      repeat(1, () -> targets.admin().postFile(R + "/kla/" + YEAR + "/instrument/sheet", "sheet", name, bomb));
      repeat(1, () -> targets.admin().postFile(R + "/kla/" + YEAR + "/results/VA/sheet", "sheet", name, bomb));
    });
  }

  private void drawPdfs() {
    for (int i = 0; i < PREVIEWS; i++) {
      String pdf = targets.pdfs().get(i % 2 == 0 ? targets.pdfs().size() - 1 : i % PHOTO_PDFS);
      repeat(1, PREVIEW_PAUSE_MILLIS, () -> targets.clerk().get(pdf));
    }
  }

  private void repeat(int times, Attempt attempt) {
    repeat(times, PAUSE_MILLIS, attempt);
  }

  private void repeat(int times, long pauseMillis, Attempt attempt) {
    for (int i = 0; i < times; i++) {
      attackers.add(Thread.ofPlatform().daemon().start(() -> repeatUntilOver(attempt, pauseMillis)));
    }
  }

  private void repeatUntilOver(Attempt attempt, long pauseMillis) {
    while (!over) {
      try {
        AttackedRequests.Answer answer = attempt.make();
        answered.add(answer.status());
        if (!List.of(200, 303, 404, 422, 429, 503).contains(answer.status())
            || answer.status() == 422 && !answer.body().contains("<html")) {
          wrong.add(answer.status() + " " + answer.body());
        }
        // Who only asks again and again is no bomb; a refusal says when to come again.
        Thread.sleep(answer.status() == 503 || answer.status() == 429 ? REFUSED_PAUSE_MILLIS : pauseMillis);
      } catch (SocketException closed) {
        // refused unread: who sends on meanwhile hears nothing
      } catch (IOException | InterruptedException e) {
        wrong.add(e.toString());
      }
    }
  }

  /** Answers that are neither a page nor a sentence. */
  List<String> listWrong() {
    return List.copyOf(wrong);
  }

  List<Integer> listAnswered() {
    return List.copyOf(answered);
  }

  /** Waits for what is on its way: the next phase is to be quiet. */
  @Override
  public void close() throws IOException {
    over = true;
    for (Socket half : halves) {
      half.close();
    }
    for (Thread attacker : attackers) {
      try {
        attacker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
