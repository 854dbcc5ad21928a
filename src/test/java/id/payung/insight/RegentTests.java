package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.Organisations;
import id.payung.agreements.plan.Drafting;
import id.payung.agreements.plan.Plans;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Registering;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
import id.payung.platform.reference.WorkingDays;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
@TestPropertySource(properties = "spring.application.name=payung-regent") // a database of its own: late work of other
                                                                          // tests would fill the page
class RegentTests {
  private static final Actor SERVICE = Actor.service("insight", Cast.LUWU_TIMUR);

  @Autowired MockMvc mvc;
  @Autowired Notices notices;
  @Autowired RegentDesk desk;
  @Autowired Agreements agreements;
  @Autowired Registering registering;
  @Autowired Plans plans;
  @Autowired Drafting drafting;
  @Autowired Organisations organisations;
  @Autowired RegencyDirectory regencies;
  @Autowired Reference reference;
  @Autowired Clock clock;
  @Autowired Cast cast;

  private LocalDate today;
  private UUID office;
  private String officeName;

  /** Each test has an office of its own, so that what others left late does not matter. */
  @BeforeEach
  void an_office_of_its_own() {
    today = regencies.require(Cast.LUWU_TIMUR).today(clock);
    office = Ids.next();
    officeName = "Dinas Uji " + office.toString().substring(24);
    Actor admin = cast.as(Cast.ADMIN);
    Acting.doing(admin, () -> organisations.add(admin, office, "opd", officeName, "", null, true));
  }

  @Test
  void an_office_is_not_named_before_its_three_working_days_are_over() {
    lateSince(30);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE, namedOn(today).plusDays(1)));

    assertThat(named()).doesNotContain(officeName);
    assertThat(view().forewarned()).isPositive();
  }

  @Test
  void an_office_is_named_on_the_first_day_after_its_three_working_days() {
    lateSince(30);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE, namedOn(today)));

    assertThat(named()).contains(officeName);
  }

  @Test
  void nobody_is_named_who_could_not_see_a_notice() {
    lateSince(200);

    assertThat(named()).doesNotContain(officeName);
  }

  @Test
  void what_was_told_today_is_told_once_and_names_nobody_yet() {
    UUID activity = lateSince(30);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE));
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE));

    List<Notice> own = open().stream().filter(notice -> notice.subject().equals(activity)).toList();
    assertThat(own).hasSize(1);
    assertThat(own.getFirst().seenFrom()).isEqualTo(today);
    assertThat(reference.workingDays().between(today, own.getFirst().namedFrom().minusDays(1))).isEqualTo(3);
    assertThat(named()).doesNotContain(officeName);
  }

  @Test
  void a_notice_of_a_past_that_is_brought_in_never_lies_before_the_lateness() {
    UUID activity = lateSince(2);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE, today.minusDays(60)));

    assertThat(open().stream().filter(notice -> notice.subject().equals(activity)).toList()).singleElement()
        .satisfies(notice -> assertThat(notice.seenFrom()).isEqualTo(today.minusDays(1)));
  }

  @Test
  void an_office_sees_its_own_notice_and_no_other() throws Exception {
    var plan =
        new Work(registering, plans, drafting, cast).plan("PKS pemberitahuan", Cast.DP3A, Cast.NGO, today.getYear());
    Work work = new Work(registering, plans, drafting, cast);
    work.activity(plan, 1, "Kelas akta yang terlambat", Cast.DISDUKCAPIL, Cast.NGO, today.minusDays(60),
        today.minusDays(20), 4);
    work.activity(plan, 2, "Pelatihan kader yang terlambat", Cast.DP3A, Cast.NGO, today.minusDays(60),
        today.minusDays(20), 4);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE));

    mvc.perform(get("/73.24").cookie(SignedIn.as(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Kelas akta yang terlambat")))
        .andExpect(content().string(containsString("Halaman Pimpinan menyebut instansi Anda")))
        .andExpect(content().string(not(containsString("Pelatihan kader yang terlambat"))));
    Actor clerk = cast.as(Cast.CLERK);
    List<Notice> seen = Acting.as(clerk, () -> notices.open(clerk));
    assertThat(seen).isNotEmpty().allSatisfy(notice -> assertThat(notice.organisation()).isEqualTo(Cast.DISDUKCAPIL));
    Actor partner = cast.as(Cast.PARTNER);
    assertThat(Acting.as(partner, () -> notices.open(partner))).isEmpty();
    Actor neighbour = cast.neighbour();
    assertThat(Acting.as(neighbour, () -> notices.open(neighbour))).isEmpty();
  }

  @Test
  void what_is_done_is_named_no_more() {
    UUID activity = lateSince(30);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE, namedOn(today)));
    assertThat(named()).contains(officeName);

    Actor secretary = cast.as(Cast.SECRETARY);
    UUID plan = Acting.as(secretary, () -> planOf(secretary, activity));
    Acting.doing(secretary, () -> drafting.remove(secretary, plan, activity, "Digabung dengan kegiatan lain"));

    assertThat(named()).doesNotContain(officeName);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE));
    assertThat(open()).noneMatch(notice -> notice.subject().equals(activity));
  }

  @Test
  void the_aide_sees_totals_and_offices_and_nobody_by_name() throws Exception {
    lateSince(30);
    Acting.doing(SERVICE, () -> notices.refresh(SERVICE, namedOn(today)));

    String page = mvc.perform(get("/73.24/regent").cookie(SignedIn.as(mvc, "indah")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    assertThat(page).contains(officeName).contains("four-lines").doesNotContain("/activities/");
    assertThat(page).doesNotContain("Fitri Contoh", "Gita Contoh", "Hadi Contoh", "Citra Contoh", "Budi Contoh");
  }

  @Test
  void the_picture_is_1080_pixels_wide_and_the_text_has_four_lines() throws Exception {
    byte[] png = mvc.perform(get("/73.24/regent/picture.png").cookie(SignedIn.as(mvc, "indah")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1080);

    byte[] pdf = mvc.perform(get("/73.24/regent/page.pdf").cookie(SignedIn.as(mvc, "indah")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/screenshots"));
    java.nio.file.Files.write(java.nio.file.Path.of("target/screenshots/regent.png"), png);

    String page = mvc.perform(get("/73.24/regent").cookie(SignedIn.as(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    String text = page.replaceFirst("(?s).*id=\"four-lines\">", "").replaceFirst("(?s)</div>.*", "");
    assertThat(text.split("\n")).hasSize(4);
  }

  @Test
  void an_office_a_partner_and_the_neighbour_do_not_open_it() throws Exception {
    mvc.perform(get("/73.24/regent").cookie(SignedIn.as(mvc, "citra"))).andExpect(status().isForbidden());
    mvc.perform(get("/73.24/regent").cookie(SignedIn.as(mvc, "hadi"))).andExpect(status().isForbidden());
    mvc.perform(get("/73.24/regent").cookie(SignedIn.as(mvc, "kiki"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/regent").cookie(SignedIn.as(mvc, "kiki")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(officeName))));
  }

  private UUID planOf(Actor actor, UUID activity) {
    return plans.page(actor, today.getYear(), "", null)
        .rows()
        .stream()
        .filter(plan -> plan.title().equals("PKS " + officeName))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no plan holds " + activity))
        .id();
  }

  /** An activity of the test's own office that has been late for so many days. */
  private UUID lateSince(int days) {
    Work work = new Work(registering, plans, drafting, cast);
    var plan = work.plan("PKS " + officeName, Cast.DP3A, Cast.NGO, today.getYear());
    return work.activity(plan, 1, "Kegiatan " + officeName, office, Cast.NGO, today.minusDays(days + 10L),
        today.minusDays(days), 5);
  }

  /** The latest day of a notice that may name by this day: a notice of the day after it may not. */
  private LocalDate namedOn(LocalDate day) {
    WorkingDays calendar = reference.workingDays();
    LocalDate seen = day;
    while (NamingRule.namedFrom(calendar, seen, 3).isAfter(day)) {
      seen = seen.minusDays(1);
    }
    return seen;
  }

  private RegentView view() {
    Actor aide = cast.as(Cast.AIDE);
    return Acting.as(aide, () -> desk.view(aide));
  }

  private List<String> named() {
    return view().named().stream().map(RegentView.NamedOffice::name).toList();
  }

  private List<Notice> open() {
    return Acting.as(SERVICE, () -> notices.open(SERVICE));
  }
}
