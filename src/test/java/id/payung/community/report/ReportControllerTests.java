package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.PreparedReport;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportStatus;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@PayungTest
class ReportControllerTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired ReportLifeCycle reports;
  @Autowired ReportKind kind;
  @Autowired ReportFileAccess files;
  @Autowired Clock clock;

  @Test
  void a_report_written_at_a_desk_is_in_the_list_with_its_receipt() throws Exception {
    UUID id = createReport("Kelas ibu hamil", picture(1), picture(2));

    mvc.perform(get("/73.24/reports").cookie(fitri()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Kelas ibu hamil")))
        .andExpect(content().string(containsString("LK-73.24-")));
    mvc.perform(get("/73.24/reports/" + id).cookie(fitri()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Diterima")))
        .andExpect(content().string(containsString("Buka daftar hadir")));
  }

  @Test
  void sending_the_form_twice_makes_one_report() throws Exception {
    UUID id = Ids.next();
    send(id, "Pertemuan sekali", picture(3), null);
    send(id, "Pertemuan sekali", picture(3), null);

    assertThat(in(TestCast.VOLUNTEER, () -> files.listPhotos(cast.actorOf(TestCast.VOLUNTEER), id))).hasSize(1);
  }

  @Test
  void what_is_wrong_is_said_and_what_was_typed_stays() throws Exception {
    mvc.perform(form("/73.24/reports", Ids.next(), 0).param("title", "Pertemuan tanpa angka")
        .param("heldOn", "2031-01-01")
        .param("village", magani())
        .cookie(fitri()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Pertemuan tanpa angka")))
        .andExpect(content().string(containsString("jangan kosong semua")));
  }

  @Test
  void another_village_sees_nothing_of_it() throws Exception {
    UUID id = createReport("Hanya untuk Magani", picture(4), picture(5));
    UUID photo = photoOf(id);
    UUID list = attendanceOf(id);
    Cookie gita = TestSignIn.sessionCookie(mvc, "gita");

    mvc.perform(get("/73.24/reports").cookie(gita))
        .andExpect(content().string(not(containsString("Hanya untuk Magani"))));
    mvc.perform(get("/73.24/reports/" + id).cookie(gita)).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/reports/" + id + "/photos/" + photo).cookie(gita)).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/reports/" + id + "/attendance/" + list).cookie(gita)).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/reports/" + id + "/photos/" + photo).cookie(fitri())).andExpect(status().isOk());
    mvc.perform(get("/73.24/reports/" + id + "/attendance/" + list).cookie(fitri())).andExpect(status().isOk());
  }

  @Test
  void a_neighbouring_regency_sees_nothing_of_it() throws Exception {
    UUID id = createReport("Bukan untuk tetangga", picture(6), null);
    Cookie kiki = TestSignIn.sessionCookie(mvc, "kiki");

    mvc.perform(get("/73.24/reports/" + id).cookie(kiki)).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/reports/" + id).cookie(kiki)).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/reports").cookie(kiki))
        .andExpect(content().string(not(containsString("Bukan untuk tetangga"))));
  }

  @Test
  void a_partner_and_the_aide_never_open_the_attendance_list() throws Exception {
    UUID id = createReport("Dengan daftar hadir", picture(7), picture(8));
    UUID list = attendanceOf(id);
    share(id, TestCast.NGO);

    mvc.perform(get("/73.24/reports/" + id).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Buka daftar hadir"))));
    mvc.perform(get("/73.24/reports/" + id + "/attendance/" + list).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/reports/" + id + "/attendance/" + list).cookie(TestSignIn.sessionCookie(mvc, "indah")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/reports/" + id + "/attendance/" + list).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isOk());
  }

  @Test
  void a_partner_reads_and_changes_nothing() throws Exception {
    UUID id = createReport("Dibaca mitra", picture(9), null);
    share(id, TestCast.NGO);
    Actor hadi = cast.actorOf(TestCast.PARTNER);

    Assertions.assertThatThrownBy(() -> in(TestCast.PARTNER, () -> withdraw(hadi, id))).isInstanceOf(Forbidden.class);
    mvc.perform(get("/73.24/reports/" + id + "/edit").cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isForbidden());
  }

  private boolean withdraw(Actor actor, UUID id) {
    reports.withdraw(actor, id, "tidak boleh");
    return true;
  }

  @Test
  void the_sheet_holds_the_list_and_nothing_of_the_attendance_list() throws Exception {
    createReport("=Rumus bukan rumus", picture(10), picture(11));

    byte[] bytes = mvc.perform(get("/73.24/reports/exports.xlsx?q=rumus bukan").cookie(fitri()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();

    try (ReadableWorkbook sheet = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      List<Row> rows = sheet.getFirstSheet().read();
      assertThat(rows).hasSize(2);
      assertThat(rows.get(1).getCellText(2)).isEqualTo("=Rumus bukan rumus");
      assertThat(rows.get(0).stream().map(cell -> cell.getText().toLowerCase(Locale.ROOT)))
          .noneMatch(text -> text.contains("hadir"));
    }
  }

  @Test
  void the_sheet_of_another_village_is_empty() throws Exception {
    createReport("Tidak ikut terunduh", picture(12), null);
    byte[] bytes =
        mvc.perform(get("/73.24/reports/exports.xlsx?q=tidak ikut").cookie(TestSignIn.sessionCookie(mvc, "gita")))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    try (ReadableWorkbook sheet = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(sheet.getFirstSheet().read()).hasSize(1);
    }
  }

  @Test
  void differing_entries_stay_on_the_page_until_a_person_chooses() throws Exception {
    UUID id = createReport("Tanggal berbeda", picture(13), null);
    Report first = in(TestCast.VOLUNTEER, () -> reports.require(cast.actorOf(TestCast.VOLUNTEER), id));
    amendAs(TestCast.ADMIN, first, 1, LocalDate.of(2026, 11, 2));
    amendAs(TestCast.VOLUNTEER, first, 1, LocalDate.of(2026, 11, 3));

    mvc.perform(get("/73.24/reports/" + id).cookie(fitri()))
        .andExpect(content().string(containsString("pilih yang benar")))
        .andExpect(content().string(containsString("2 November 2026")))
        .andExpect(content().string(containsString("3 November 2026")));
    mvc.perform(post("/73.24/reports/" + id + "/settlement").with(csrf())
        .cookie(fitri())
        .param("version", "3")
        .param("choice.heldOn", "mine")).andExpect(status().isSeeOther());

    Report settled = in(TestCast.VOLUNTEER, () -> reports.require(cast.actorOf(TestCast.VOLUNTEER), id));
    assertThat(settled.conflicts()).isZero();
    assertThat(settled.heldOn()).isEqualTo(LocalDate.of(2026, 11, 3));
  }

  @Test
  void a_report_in_review_counts_only_when_a_person_has_accepted_it() throws Exception {
    UUID id = reportInReview();
    assertThat(in(TestCast.ADMIN, () -> reports.require(cast.actorOf(TestCast.ADMIN), id)).counted()).isFalse();

    mvc.perform(post("/73.24/reports/" + id + "/acceptance").with(csrf()).cookie(fitri()))
        .andExpect(status().isForbidden());
    mvc.perform(post("/73.24/reports/" + id + "/acceptance").with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isSeeOther());

    assertThat(in(TestCast.ADMIN, () -> reports.require(cast.actorOf(TestCast.ADMIN), id)).counted()).isTrue();
  }

  @Test
  void those_that_are_ticked_are_accepted_each_under_its_own_rule() throws Exception {
    UUID first = reportInReview();
    UUID second = reportInReview();
    UUID changed = reportInReview();
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    assertThat(
        mvc.perform(get("/73.24/reports?status=review").cookie(ani)).andReturn().getResponse().getContentAsString())
        .contains("value=\"" + tick(first) + "\"", "formaction=\"/73.24/reports/return\"");
    mvc.perform(get("/73.24/reports").cookie(fitri()))
        .andExpect(content().string(not(containsString("name=\"chosen\""))));
    MockHttpSession session = new MockHttpSession();

    mvc.perform(post("/73.24/reports/acceptance").param("chosen", tick(first), tick(second), changed + ".77")
        .param("query", "status=review")
        .session(session)
        .cookie(ani)
        .with(csrf())).andExpect(redirectedUrl("/73.24/reports?status=review"));

    mvc.perform(get("/73.24/reports?status=review").session(session).cookie(ani))
        .andExpect(content().string(containsString("2 laporan diterima dan dihitung.")))
        .andExpect(content().string(containsString("action=\"/73.24/undo/")))
        .andExpect(content().string(containsString("1 tidak dikerjakan")))
        .andExpect(content().string(containsString("baru saja diubah")));
    assertThat(List.of(first, second)).allMatch(id -> counted(id));
    assertThat(counted(changed)).isFalse();
    mvc.perform(post("/73.24/reports/acceptance").param("chosen", tick(changed)).cookie(fitri()).with(csrf()))
        .andExpect(status().isForbidden());
    mvc.perform(post("/73.24/reports/return").param("chosen", tick(changed))
        .param("reason", "tanggalnya keliru")
        .param("query", "https://jahat.example/?a b")
        .cookie(ani)
        .with(csrf())).andExpect(redirectedUrl("/73.24/reports"));
    mvc.perform(post("/73.24/reports/return").param("chosen", tick(changed))
        .param("reason", "tanggalnya keliru")
        .cookie(ani)
        .with(csrf()));
    assertThat(in(TestCast.ADMIN, () -> reports.require(cast.actorOf(TestCast.ADMIN), changed)).returned())
        .isEqualTo("tanggalnya keliru");
  }

  @Test
  void the_list_offers_to_each_role_what_the_page_offers_and_the_deed_is_not_refused() throws Exception {
    UUID own = reportInReview();
    UUID shared = reportInReview();
    share(shared, TestCast.DISDUKCAPIL);
    Set<Boolean> offered = new HashSet<>();
    for (String name : List.of("ani", "citra", "dewi", "eko", "fitri", "gita", "hadi")) {
      Cookie cookie = TestSignIn.sessionCookie(mvc, name);
      for (UUID report : List.of(own, shared)) {
        String list =
            mvc.perform(get("/73.24/reports").param("status", "review").param("q", receiptOf(report)).cookie(cookie))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String page =
            mvc.perform(get("/73.24/reports/" + report).cookie(cookie)).andReturn().getResponse().getContentAsString();
        boolean ticked = list.contains("value=\"" + tick(report) + "\"");
        assertThat(ticked).as(name + " " + report).isEqualTo(page.contains("/reports/" + report + "/acceptance"));
        assertThat(list.contains("formaction=\"/73.24/reports/return\"")).as(name).isEqualTo(ticked);
        offered.add(ticked);
        UUID other = report.equals(own) ? reportInReview() : sharedInReview();
        if (ticked) {
          mvc.perform(post("/73.24/reports/acceptance").param("chosen", tick(other)).cookie(cookie).with(csrf()));
          assertThat(counted(other)).as(name).isTrue();
        }
      }
    }
    assertThat(offered).containsExactlyInAnyOrder(true, false);
  }

  private UUID sharedInReview() {
    UUID id = reportInReview();
    share(id, TestCast.DISDUKCAPIL);
    return id;
  }

  private String receiptOf(UUID report) {
    return in(TestCast.ADMIN, () -> reports.require(cast.actorOf(TestCast.ADMIN), report)).receipt();
  }

  private String tick(UUID report) {
    return ChosenRow.value(report,
        in(TestCast.ADMIN, () -> reports.require(cast.actorOf(TestCast.ADMIN), report)).version());
  }

  private boolean counted(UUID report) {
    return in(TestCast.ADMIN, () -> reports.require(cast.actorOf(TestCast.ADMIN), report)).counted();
  }

  @Test
  void a_returned_report_says_why_and_waits_again_once_it_is_corrected() throws Exception {
    UUID id = reportInReview();
    mvc.perform(post("/73.24/reports/" + id + "/return").with(csrf())
        .param("reason", "Tanggalnya keliru")
        .cookie(TestSignIn.sessionCookie(mvc, "ani")));
    mvc.perform(get("/73.24/reports/" + id).cookie(fitri()))
        .andExpect(content().string(containsString("Tanggalnya keliru")));

    Report returned = in(TestCast.VOLUNTEER, () -> reports.require(cast.actorOf(TestCast.VOLUNTEER), id));
    amendAs(TestCast.VOLUNTEER, returned, returned.version(), TestCast.today(clock).minusDays(28));

    Report corrected = in(TestCast.VOLUNTEER, () -> reports.require(cast.actorOf(TestCast.VOLUNTEER), id));
    assertThat(corrected.status()).isEqualTo(ReportStatus.REVIEW);
    assertThat(corrected.review()).isEqualTo("corrected");
  }

  @Test
  void a_withdrawn_report_stays_readable_with_its_reason_and_takes_no_change() throws Exception {
    UUID id = createReport("Salah kirim", picture(14), null);
    Report report = in(TestCast.VOLUNTEER, () -> reports.require(cast.actorOf(TestCast.VOLUNTEER), id));

    mvc.perform(
        post("/73.24/reports/" + id + "/withdrawal").with(csrf()).param("reason", "Terkirim dua kali").cookie(fitri()))
        .andExpect(status().isSeeOther());

    mvc.perform(get("/73.24/reports/" + id).cookie(fitri()))
        .andExpect(content().string(containsString("Terkirim dua kali")));
    Assertions.assertThatThrownBy(() -> amendAs(TestCast.VOLUNTEER, report, 1, LocalDate.of(2026, 11, 1)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_village_writes_its_own_profile_and_no_other() throws Exception {
    String other = cast.village("73.24.04.1003").toString();
    mvc.perform(body(magani()).cookie(fitri())).andExpect(status().isSeeOther());
    mvc.perform(body(other).cookie(fitri())).andExpect(status().isForbidden());

    mvc.perform(get("/73.24/villages/" + magani()).cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(content().string(containsString("PATBM Contoh")))
        .andExpect(content().string(containsString("Kec. ")));
    mvc.perform(get("/73.24/villages").cookie(fitri())).andExpect(status().isOk());
    mvc.perform(get("/73.24/villages/" + cast.village("73.22.03.2004")).cookie(fitri()))
        .andExpect(status().isNotFound());
  }

  private AbstractMockHttpServletRequestBuilder<?> body(String village) {
    return post("/73.24/villages/" + village + "/bodies/patbm").with(csrf())
        .param("version", "0")
        .param("name", "PATBM Contoh")
        .param("decreeNumber", "SK/12/2025")
        .param("chairPost", "Sekretaris Desa")
        .param("membersM", "6")
        .param("membersF", "9")
        .param("founded", "2021");
  }

  private UUID reportInReview() {
    UUID id = Ids.next();
    ReportBody body = body("Tanggal jauh", LocalDate.of(2024, 1, 5));
    PreparedReport received = in(TestCast.VOLUNTEER,
        () -> kind.receive(cast.actorOf(TestCast.VOLUNTEER), new PhoneRecordForm<>(id, body, null, clock.instant())))
        .orElseThrow();
    assertThat(received.status()).isEqualTo(ReportStatus.REVIEW);
    return id;
  }

  private ReportBody body(String title, LocalDate heldOn) {
    return new ReportBody(null, title, null, heldOn, UUID.fromString(magani()), new ReportBody.PeopleCounts(1, 2, 3, 4),
        null, null, null, "", null, null, null, List.of());
  }

  private void amendAs(UUID person, Report report, int basedOn, LocalDate heldOn) {
    in(person, () -> kind.amend(cast.actorOf(person), report.id(), basedOn, body(report.title(), heldOn)));
  }

  private void share(UUID report, UUID organisation) {
    Actor service = Actor.service("community", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> reports.shareWith(service, report, Set.of(organisation)));
  }

  private UUID createReport(String title, byte[] photo, byte[] attendance) throws Exception {
    UUID id = Ids.next();
    send(id, title, photo, attendance);
    return id;
  }

  private void send(UUID id, String title, byte[] photo, byte[] attendance) throws Exception {
    var form = form("/73.24/reports", id, 0);
    form.file(new MockMultipartFile("photo", "a.jpg", "image/jpeg", photo));
    if (attendance != null) {
      form.file(new MockMultipartFile("attendance", "b.jpg", "image/jpeg", attendance));
    }
    Map.of("title", title, "heldOn", "2026-11-19", "village", magani(), "childrenM", "3", "childrenF", "12", "adultsF",
        "5").forEach(form::param);
    mvc.perform(form.cookie(fitri())).andExpect(status().isSeeOther());
  }

  private static MockMultipartHttpServletRequestBuilder form(String path, UUID id, int version) {
    var form = multipart(path);
    form.with(csrf());
    form.param("id", id.toString());
    form.param("version", String.valueOf(version));
    return form;
  }

  private UUID photoOf(UUID report) {
    return in(TestCast.ADMIN, () -> files.listPhotos(cast.actorOf(TestCast.ADMIN), report)).getFirst().file().id();
  }

  private UUID attendanceOf(UUID report) {
    return in(TestCast.ADMIN, () -> files.listAttendanceLists(cast.actorOf(TestCast.ADMIN), report)).getFirst().id();
  }

  private <T> T in(UUID person, ActorContext.ThrowingSupplier<T, RuntimeException> work) {
    return ActorContext.<T, RuntimeException>callAs(cast.actorOf(person), work);
  }

  private Cookie fitri() throws Exception {
    return TestSignIn.sessionCookie(mvc, "fitri");
  }

  private String magani() {
    return cast.village(TestCast.MAGANI).toString();
  }

  private static byte[] picture(int seed) throws IOException {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 48; y++) {
        image.setRGB(x, y, (x * 37 + y * seed * 101) & 0xffffff);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }
}
