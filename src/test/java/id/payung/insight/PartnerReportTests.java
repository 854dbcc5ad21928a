package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.Organisations;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.LineText;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Registering;
import id.payung.community.ReportBody;
import id.payung.community.ReportForm;
import id.payung.community.ReportIntake;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.jobs.JobState;
import id.payung.platform.jobs.Jobs;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class PartnerReportTests {
  private static final UUID OTHER = Ids.named("partner:perusahaan-lain");

  @Autowired MockMvc mvc;
  @Autowired PartnerDesk desk;
  @Autowired Agreements agreements;
  @Autowired Registering registering;
  @Autowired Plans plans;
  @Autowired Drafting drafting;
  @Autowired ReportIntake intake;
  @Autowired Organisations organisations;
  @Autowired RegencyDirectory regencies;
  @Autowired Jobs jobs;
  @Autowired Clock clock;
  @Autowired Cast cast;

  private LocalDate today;

  @BeforeEach
  void another_partner() {
    today = regencies.require(Cast.LUWU_TIMUR).today(clock);
    Actor admin = cast.as(Cast.ADMIN);
    Acting.doing(admin,
        () -> organisations.add(admin, OTHER, "company", "PT Rahasia Contoh", "PT Rahasia", null, true));
  }

  @Test
  void a_quarter_is_read_from_its_code() {
    assertThat(Quarter.read("2026-1", today).last()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(Quarter.read("2026-4", today).first()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(Quarter.read("2026", today).first()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(Quarter.of(LocalDate.of(2026, 6, 30)).code()).isEqualTo("2026-2");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Quarter.read("2026-5", today))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void what_a_village_reported_fills_the_report_of_its_quarter_alone() {
    Work work = new Work(registering, plans, drafting, cast);
    Plan plan = work.plan("PKS laporan triwulan", Cast.DP3A, Cast.NGO, today.getYear());
    UUID activity = work.activity(plan, 1, "Kelas orang tua triwulan", Cast.DP3A, Cast.NGO,
        LocalDate.of(today.getYear(), 1, 1), LocalDate.of(today.getYear(), 12, 31), 10);
    Actor fitri = cast.as(Cast.VOLUNTEER);
    held(fitri, activity, today);

    PartnerReport.Line line = await().atMost(Duration.ofSeconds(30))
        .until(() -> line(activity, Quarter.of(today)), found -> found.realised() > 0);

    assertThat(line.realised()).isEqualTo(1);
    assertThat(line.people()).isEqualTo(new PartnerReport.People(3, 4, 1, 2));
    assertThat(line.villages()).containsExactly(cast.village(Cast.MAGANI));
    assertThat(line(activity, new Quarter(today.getYear() - 1, 4))).isNull();
    assertThat(line(activity, new Quarter(today.getYear(), 0)).realised()).isEqualTo(1);
    if (today.getMonthValue() > 3) {
      assertThat(line(activity, new Quarter(today.getYear(), 1)).realised()).isZero();
    }
  }

  @Test
  void a_partner_reads_its_own_report_and_no_other() throws Exception {
    Work work = new Work(registering, plans, drafting, cast);
    work.activity(work.plan("PKS mitra sendiri", Cast.DP3A, Cast.NGO, today.getYear()), 1, "Kegiatan yayasan sendiri",
        Cast.DP3A, Cast.NGO, today, today.plusDays(9), 2);
    work.activity(work.plan("PKS perusahaan lain", Cast.DP3A, OTHER, today.getYear()), 1, "Kegiatan perusahaan rahasia",
        Cast.DP3A, OTHER, today, today.plusDays(9), 2);
    var hadi = SignedIn.as(mvc, "hadi");

    mvc.perform(get("/73.24/papers/partners/" + Cast.NGO).cookie(hadi))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Kegiatan yayasan sendiri")))
        .andExpect(content().string(not(containsString("Kegiatan perusahaan rahasia"))))
        .andExpect(content().string(not(containsString("Fitri Contoh"))));
    for (String form : List.of("", "/report.pdf", "/report.xlsx", "/head-office.pdf", "/photos/" + Ids.next())) {
      mvc.perform(get("/73.24/papers/partners/" + OTHER + form).cookie(hadi)).andExpect(status().isNotFound());
      mvc.perform(get("/73.24/papers/partners/" + Cast.NGO + form).cookie(SignedIn.as(mvc, "kiki")))
          .andExpect(status().isNotFound());
      mvc.perform(get("/73.24/papers/partners/" + Cast.NGO + form).cookie(SignedIn.as(mvc, "citra")))
          .andExpect(status().isForbidden());
      mvc.perform(get("/73.24/papers/partners/" + Cast.NGO + form).cookie(SignedIn.as(mvc, "indah")))
          .andExpect(status().isForbidden());
    }
    mvc.perform(get("/73.24/papers").cookie(hadi))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("PT Rahasia"))));
    mvc.perform(get("/73.24/papers/partners/" + OTHER).cookie(SignedIn.as(mvc, "budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Kegiatan perusahaan rahasia")));
  }

  @Test
  void an_amount_shown_to_the_task_force_only_stays_with_it_and_its_owner() {
    Work work = new Work(registering, plans, drafting, cast);
    Plan plan = work.plan("PKS dana tertutup", Cast.DP3A, OTHER, today.getYear());
    UUID line = Ids.next();
    LineText guarded = new LineText(line, 1, "Dana TJSL", "tjsl", OTHER, null, "", true, null);
    UUID activity = work.guarded(plan, 1, "Kegiatan dana tertutup", Cast.DP3A, OTHER, today, today.plusDays(9), 2,
        guarded, 75_000_000L, "commitment");

    Actor owner = Actor.person(Cast.LUWU_TIMUR, Ids.next(), "Lia Contoh", List.of(Role.PARTNER_COORDINATOR), Set.of(),
        Set.of(OTHER), Set.of());
    assertThat(given(owner, activity).committed()).isEqualTo(75_000_000L);
    assertThat(given(cast.as(Cast.SECRETARY), activity).committed()).isEqualTo(75_000_000L);
    assertThat(given(cast.as(Cast.ADMIN), activity).committed()).isZero();
    assertThat(given(cast.as(Cast.ADMIN), activity).hidden()).isEqualTo(1);
  }

  @Test
  void it_comes_as_pdf_as_sheet_and_as_one_page() throws Exception {
    Work work = new Work(registering, plans, drafting, cast);
    work.activity(work.plan("PKS berkas", Cast.DP3A, Cast.NGO, today.getYear()), 1, "Kegiatan berkas", Cast.DP3A,
        Cast.NGO, today, today.plusDays(9), 2);
    var hadi = SignedIn.as(mvc, "hadi");

    byte[] pdf = bytes("/73.24/papers/partners/" + Cast.NGO + "/report.pdf", hadi);
    byte[] one = bytes("/73.24/papers/partners/" + Cast.NGO + "/head-office.pdf", hadi);
    byte[] sheet = bytes("/73.24/papers/partners/" + Cast.NGO + "/report.xlsx", hadi);

    assertThat(new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    try (var document = org.apache.pdfbox.Loader.loadPDF(one)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    try (var book = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(sheet))) {
      assertThat(book.getFirstSheet().read())
          .anySatisfy(row -> assertThat(row.getCellText(1)).isEqualTo("Kegiatan berkas"));
    }
    keep("partner.pdf", pdf);
    keep("head-office.pdf", one);
  }

  @Test
  void the_regents_report_is_two_pages_made_by_a_job() throws Exception {
    UUID id = Ids.next();
    var indah = SignedIn.as(mvc, "indah");
    mvc.perform(post("/73.24/papers/regent").param("id", id.toString()).cookie(indah).with(csrf()))
        .andExpect(redirectedUrl("/73.24/jobs/" + id));
    mvc.perform(
        post("/73.24/papers/regent").param("id", Ids.next().toString()).cookie(SignedIn.as(mvc, "hadi")).with(csrf()))
        .andExpect(status().isForbidden());

    Actor aide = cast.as(Cast.AIDE);
    await().atMost(Duration.ofSeconds(60))
        .until(() -> Acting.as(aide, () -> jobs.show(aide, id).state()) == JobState.DONE);

    byte[] pdf = bytes("/73.24/jobs/" + id + "/result", indah);
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
    }
    keep("regent-report.pdf", pdf);
  }

  private static void keep(String name, byte[] bytes) throws java.io.IOException {
    java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/screenshots"));
    java.nio.file.Files.write(java.nio.file.Path.of("target/screenshots/" + name), bytes);
  }

  private byte[] bytes(String path, jakarta.servlet.http.Cookie cookie) throws Exception {
    return mvc.perform(get(path).cookie(cookie))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private id.payung.agreements.Realised.Given given(Actor actor, UUID activity) {
    return Acting.as(actor, () -> desk.report(actor, OTHER, new Quarter(today.getYear(), 0)))
        .lines()
        .stream()
        .filter(line -> line.activity().id().equals(activity))
        .map(PartnerReport.Line::given)
        .findFirst()
        .orElseThrow();
  }

  private PartnerReport.Line line(UUID activity, Quarter quarter) {
    Actor hadi = cast.as(Cast.PARTNER);
    return Acting.as(hadi, () -> desk.report(hadi, Cast.NGO, quarter))
        .lines()
        .stream()
        .filter(one -> one.activity().id().equals(activity))
        .findFirst()
        .orElse(null);
  }

  private void held(Actor actor, UUID activity, LocalDate day) {
    ReportBody body = new ReportBody(activity, null, null, day, cast.village(Cast.MAGANI),
        new ReportBody.People(3, 4, 1, 2), null, null, null, null, null, null, null, List.of());
    Acting.doing(actor, () -> intake.record(actor, new ReportForm(Ids.next(), body, null, clock.instant(), null)));
  }
}
