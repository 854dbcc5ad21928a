package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.audit.TrailSealingJob;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.time.AdjustableClock;
import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.node.ObjectNode;

/**
 * The disk is full, the clock is set back, the line is cut in the middle: who writes is told, and nothing is lost or
 * half.
 */
@PayungTest
@OwnDatabase("failures")
class InfrastructureFailureTests {
  @Autowired MockMvc mvc;
  @Autowired AdjustableClock clock;
  @Autowired TrailSealingJob sealer;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvaluationRepository evaluations;
  @Autowired TestCast cast;

  @Value("${payung.data}") Path data;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @TestConfiguration
  static class TravellingClockConfiguration {
    @Bean
    @Primary
    AdjustableClock travellingClock() {
      return new AdjustableClock();
    }
  }

  @AfterEach
  void the_clock_is_right_again() {
    clock.reset();
  }

  @Test
  void a_disk_without_room_takes_no_piece_and_the_phone_goes_on_when_there_is_some() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID record = FieldAppPhone.newId();
    fitri.push(fitri.reportRecord(record));
    byte[] photo = photo();
    UUID file = FieldAppPhone.newId();
    byte[] half = Arrays.copyOf(photo, photo.length / 2);
    assertThat(fitri.announce(file, record, "photo", photo).status()).isEqualTo(200);
    assertThat(fitri.sendPiece(file, 0, half).json().path("offset").asInt()).isEqualTo(half.length);
    Path part = data.resolve("uploads/73.24/" + file + ".part");
    Path aside = Files.move(part, part.resolveSibling("disisihkan"));
    // the system itself says so of every byte that is written there
    Files.createSymbolicLink(part, Path.of("/dev/full"));

    FieldAppPhone.PhoneResponse full = fitri.sendPiece(file, 0, photo);

    assertThat(full.status()).isEqualTo(507);
    assertThat(full.json().path("code").asString()).isEqualTo("no-room");
    assertThat(full.json().path("detail").asString()).contains("Tempat penyimpanan server penuh");
    Files.delete(part);
    Files.move(aside, part);
    assertThat(fitri.uploadState(file).json().path("offset").asInt()).isEqualTo(half.length);
    assertThat(fitri.sendPiece(file, half.length, Arrays.copyOfRange(photo, half.length, photo.length))
        .json()
        .path("done")
        .asBoolean()).isTrue();
    assertThat(queryText("SELECT count(*) FROM community.report_photo WHERE report = '" + record + "'")).isEqualTo("1");
  }

  @Test
  void a_database_whose_disk_is_full_keeps_nothing_half_and_says_so_to_a_phone_and_at_a_desk() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());
    UUID meeting = UUID.randomUUID();
    run("CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not "
        + "extend file' USING ERRCODE = '53100'; END $$");
    run("CREATE TRIGGER no_room BEFORE INSERT ON audit.entry FOR EACH ROW EXECUTE FUNCTION public.no_room()");
    try {
      FieldAppPhone.PhoneResponse phone = fitri.push(report);
      assertThat(phone.status()).isEqualTo(507);
      assertThat(phone.json().path("code").asString()).isEqualTo("no-room");
      MockHttpServletResponse desk = createMeeting(budi, meeting);
      assertThat(desk.getStatus()).isEqualTo(507);
      assertThat(desk.getHeader("Retry-After")).isEqualTo("300");
      assertThat(desk.getContentAsString()).contains("Tempat penyimpanan server penuh");
    } finally {
      run("DROP TRIGGER no_room ON audit.entry; DROP FUNCTION public.no_room()");
    }
    String id = report.path("id").asString();
    assertThat(queryText("SELECT count(*) FROM community.report WHERE id = '" + id + "'")).isEqualTo("0");
    assertThat(queryText("SELECT count(*) FROM fieldwork.received WHERE record = '" + id + "'")).isEqualTo("0");
    assertThat(queryText("SELECT count(*) FROM meetings.meeting WHERE id = '" + meeting + "'")).isEqualTo("0");

    assertThat(fitri.push(report).receiptStatus()).isEqualTo("accepted");
    assertThat(createMeeting(budi, meeting).getHeader("Location")).endsWith("/meetings/" + meeting);
    assertThat(queryText("SELECT count(*) FROM audit.entry WHERE subject = '" + meeting + "' AND action = 'created'"))
        .isEqualTo("1");
  }

  @Test
  void a_clock_that_is_set_back_a_day_changes_no_number_token_session_or_promise() throws Exception {
    Instant now = Instant.now();
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    ObjectNode today = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.PhoneResponse first = fitri.push(today);
    sealer.seal(TestCast.LUWU_TIMUR);
    String token = pullEverything(fitri);

    clock.setTo(now.minus(Duration.ofDays(1)));
    UUID later = FieldAppPhone.newId();
    FieldAppPhone.PhoneResponse second = fitri.push(fitri.reportRecord(later));
    sealer.seal(TestCast.LUWU_TIMUR);

    assertThat(second.receiptStatus()).isIn("accepted", "review");
    assertThat(second.receipt().path("receipt").asString()).isGreaterThan(first.receipt().path("receipt").asString());
    assertThat(fitri.push(today).receiptStatus()).isEqualTo("known");
    FieldAppPhone.PhoneResponse pulled = fitri.pull(token, 200);
    assertThat(pulled.json().path("reset").asBoolean()).isFalse();
    assertThat(pulled.json().path("records"))
        .anyMatch(record -> record.path("id").asString("").equals(later.toString()));
    assertThat(mvc.perform(get("/73.24/meetings").cookie(budi)).andReturn().getResponse().getStatus()).isEqualTo(200);
    assertThat(fitri.fetchOwner().status()).isEqualTo(200);
    assertThat(fitri.rotateCredential().status()).isEqualTo(200);
    assertThat(queryText(
        "SELECT count(*) FROM audit.batch b JOIN audit.batch n ON n.regency = b.regency AND n.number = b.number + 1 "
            + "WHERE n.first <> b.last + 1 OR n.previous <> b.digest"))
        .as("the chain does not look at clocks")
        .isEqualTo("0");

    Cookie yesterday = TestSignIn.sessionCookie(mvc, "budi");
    clock.reset();
    assertThat(mvc.perform(get("/73.24/meetings").cookie(yesterday)).andReturn().getResponse().getStatus())
        .as("twelve hours from a wrong clock have passed: she signs in again")
        .isEqualTo(303);
    assertThat(fitri.push(fitri.reportRecord(FieldAppPhone.newId())).receiptStatus()).isEqualTo("accepted");
  }

  @Test
  void who_mistyped_before_the_clock_was_set_back_does_not_wait_a_day() throws Exception {
    FieldAppPhone gita = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR);
    FieldAppPhone.PhoneResponse answer = gita.requestSignIn("gita", "salah-sekali-1");
    for (int i = 0; i < 40 && answer.status() == 401; i++) {
      answer = gita.requestSignIn("gita", "salah-sekali-1");
    }
    assertThat(answer.status()).as("slowed down at last").isEqualTo(429);

    clock.setTo(Instant.now().minus(Duration.ofDays(1)));

    assertThat(gita.requestSignIn("gita", TestCast.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void a_phone_that_comes_back_after_sixty_days_is_heard_and_after_ninety_only_asked_for_the_password()
      throws Exception {
    Instant now = Instant.now();
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    String secret = fitri.me.path("recoverySecret").asString();
    fitri.push(fitri.reportRecord(FieldAppPhone.newId()));
    sealer.seal(TestCast.LUWU_TIMUR);
    String token = pullEverything(fitri);
    ObjectNode unsent = fitri.reportRecord(FieldAppPhone.newId());
    ObjectNode other = fitri.reportRecord(FieldAppPhone.newId());

    clock.setTo(now.plus(Duration.ofDays(60)));
    assertThat(fitri.push(unsent).receiptStatus()).isEqualTo("accepted");
    sealer.seal(TestCast.LUWU_TIMUR);
    FieldAppPhone.PhoneResponse pulled = fitri.pull(token, 200);
    assertThat(pulled.status()).isEqualTo(200);
    String old = fitri.credential;

    clock.setTo(now.plus(Duration.ofDays(91)));
    FieldAppPhone.PhoneResponse refused = fitri.push(other);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(fitri.requestSignIn("fitri", TestCast.PASSWORD).status()).isEqualTo(200);
    assertThat(fitri.credential).isNotEqualTo(old);
    assertThat(fitri.me.path("recoverySecret").asString()).as("it still opens the store on the phone")
        .isEqualTo(secret);
    assertThat(fitri.push(other).receiptStatus()).isIn("accepted", "review");
    assertThat(fitri.push(unsent).receiptStatus()).isEqualTo("known");
  }

  @Test
  void a_line_that_is_cut_in_the_middle_of_a_batch_leaves_nothing_of_it_and_of_a_piece_only_what_came()
      throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID record = FieldAppPhone.newId();
    String batch = "{\"version\":1,\"device\":\"" + fitri.device + "\",\"records\":[" + fitri.reportRecord(record) + ","
        + fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.PhoneResponse cut =
        fitri.perform(post("/api/v1/73.24/sync/push").header("Authorization", "Bearer " + fitri.credential)
            .contentType("application/json")
            .content(batch));
    assertThat(cut.status()).isBetween(400, 422);
    assertThat(queryText("SELECT count(*) FROM community.report WHERE id = '" + record + "'")).isEqualTo("0");

    assertThat(fitri.push(fitri.reportRecord(record)).receiptStatus()).isEqualTo("accepted");
    byte[] photo = photo();
    UUID file = FieldAppPhone.newId();
    fitri.announce(file, record, "photo", photo);
    assertThat(fitri.sendPiece(file, 0, Arrays.copyOf(photo, 1_234)).json().path("offset").asInt()).isEqualTo(1_234);
    FieldAppPhone.PhoneResponse again = fitri.sendPiece(file, 0, photo);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("offset").asInt()).isEqualTo(1_234);
    assertThat(
        fitri.sendPiece(file, 1_234, Arrays.copyOfRange(photo, 1_234, photo.length)).json().path("done").asBoolean())
        .isTrue();
  }

  @Test
  void the_year_ends_at_midnight_in_makassar_for_lists_limits_numbers_and_a_phone_ahead_of_it() throws Exception {
    // 23:59:30 in Makassar; an hour more in Jayapura, where somebody's phone has already written the new year
    clock.setTo(Instant.parse("2027-12-31T15:59:30Z"));
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID meeting = UUID.randomUUID();
    UUID early = UUID.randomUUID();
    assertThat(createMeeting(budi, early, "2027-12-30").getHeader("Location")).endsWith("/meetings/" + early);
    createDecision(budi, early, "Batas waktu pada malam tahun baru", "2027-12-31");
    ObjectNode fromJayapura = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(fromJayapura).put("heldOn", "2028-01-01");

    assertThat(createMeeting(budi, meeting, "2028-01-01").getHeader("Location")).endsWith("/meetings/" + meeting);
    assertThat(page(budi, "/73.24/meetings/" + meeting)).as("this day has not come here").contains("belum berlangsung");
    assertThat(page(budi, "/73.24/meetings/" + early)).doesNotContain("Terlambat");
    FieldAppPhone.PhoneResponse before = fitri.push(fromJayapura);
    assertThat(before.receiptStatus()).isEqualTo("accepted");
    assertThat(before.receipt().path("receipt").asString()).contains("2027");

    clock.setTo(Instant.parse("2027-12-31T16:00:00Z"));
    assertThat(page(budi, "/73.24/meetings/" + meeting)).doesNotContain("belum berlangsung");
    assertThat(page(budi, "/73.24/meetings/" + early)).contains("Terlambat");
    assertThat(fitri.push(fromJayapura).receipt().path("receipt")).as("the same, the year after")
        .isEqualTo(before.receipt().path("receipt"));
    FieldAppPhone.PhoneResponse after = fitri.push(fitri.reportRecord(FieldAppPhone.newId()));
    assertThat(after.receipt().path("receipt").asString()).contains("2028");
    assertThat(page(budi, "/73.24/meetings/decisions")).contains("Batas waktu pada malam tahun baru");
  }

  @Test
  void hours_for_which_a_locked_year_is_open_again_end_at_their_minute_and_not_with_the_day() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    clock.setTo(Instant.parse("2027-12-31T14:30:00Z"));
    new EvaluationFixture(opening, requests, cast).open("2056");
    ActorContext.runAs(secretary, () -> {
      evaluations.changeState(secretary, "2056", Evaluation.EvaluationState.LOCKED, "Mulai disalin");
      evaluations.reopenQuestions(secretary, "2056", UUID.randomUUID(), List.of("4.1"), Duration.ofHours(2));
    });

    assertThat(mayChange("2027-12-31T15:59:59Z", "4.1")).as("23:59:59 in Makassar").isTrue();
    assertThat(mayChange("2027-12-31T16:00:00Z", "4.1")).as("the new year").isTrue();
    assertThat(mayChange("2027-12-31T16:29:59Z", "4.1")).isTrue();
    assertThat(mayChange("2027-12-31T16:29:59Z", "4.2")).isFalse();
    assertThat(mayChange("2027-12-31T16:30:00Z", "4.1")).isFalse();
    assertThat(mayChange("2027-12-30T15:00:00Z", "4.1"))
        .as("the clock is set back behind it: hours that had not begun are not open")
        .isFalse();
  }

  private boolean mayChange(String moment, String question) {
    clock.setTo(Instant.parse(moment));
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary,
        () -> evaluations.mayChange(secretary, evaluations.require(secretary, "2056"), question));
  }

  private String page(Cookie who, String path) throws Exception {
    return mvc.perform(get(path).cookie(who)).andReturn().getResponse().getContentAsString();
  }

  private void createDecision(Cookie who, UUID meeting, String text, String due) throws Exception {
    MockHttpServletResponse answer = mvc.perform(post("/73.24/meetings/" + meeting + "/decisions").cookie(who)
        .with(csrf())
        .param("decision", FieldAppPhone.newId().toString())
        .param("text", text)
        .param("outcome", "answer")
        .param("due", due)
        .param("owner", TestCast.DP3A.toString())).andReturn().getResponse();
    assertThat(answer.getHeader("Location")).contains("/meetings/" + meeting);
  }

  private MockHttpServletResponse createMeeting(Cookie who, UUID id) throws Exception {
    return createMeeting(who, id, "2026-11-19");
  }

  private MockHttpServletResponse createMeeting(Cookie who, UUID id, String heldOn) throws Exception {
    return mvc.perform(post("/73.24/meetings").cookie(who)
        .with(csrf())
        .param("id", id.toString())
        .param("version", "0")
        .param("kind", "coordination")
        .param("title", "Rapat saat sulit")
        .param("heldOn", heldOn)
        .param("place", "Malili")
        .param("office", TestCast.DP3A.toString())).andReturn().getResponse();
  }

  /** Pulls to the end; the last token. */
  private static String pullEverything(FieldAppPhone phone) throws Exception {
    FieldAppPhone.PhoneResponse page = phone.pull(null, 200);
    while (page.json().path("more").asBoolean(false)) {
      page = phone.pull(page.json().path("token").asString(), 200);
    }
    return page.json().path("token").asString();
  }

  private static byte[] photo() throws Exception {
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    int seed = (int) System.nanoTime();
    for (int x = 0; x < 60; x++) {
      for (int y = 0; y < 40; y++) {
        image.setRGB(x, y, (seed * (x + 1) * 31 + y * 977) & 0xffffff);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private void run(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String queryText(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
