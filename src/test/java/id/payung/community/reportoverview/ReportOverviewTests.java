package id.payung.community.reportoverview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.community.PeopleReachedRepository;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.community.reportlist.ReportFilter;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What Fitri's village reported adds up, is in its days, and is Fitri's and the regency's to see, not Gita's. */
@PayungTest
class ReportOverviewTests {
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 5);
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 9);

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle lifeCycle;
  @Autowired ReportFigureRepository figures;
  @Autowired PeopleReachedRepository people;
  @Autowired Clock clock;

  @Test
  void sums_follow_the_filter_and_the_reach_and_leave_out_what_was_withdrawn() {
    report("Jumlah uji satu", OCTOBER, 3, 4, 5, 6);
    report("Jumlah uji dua", NOVEMBER, 10, 20, 30, 40);
    UUID withdrawn = report("Jumlah uji tiga", NOVEMBER, 100, 100, 100, 100);
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri, () -> lifeCycle.withdraw(fitri, withdrawn, "keliru"));

    ReportFigures hers = sum(TestCast.VOLUNTEER, filter("jumlah uji", null));

    assertThat(hers.total().reports()).isEqualTo(2);
    assertThat(
        List.of(hers.total().childrenM(), hers.total().childrenF(), hers.total().adultsM(), hers.total().adultsF()))
        .containsExactly(13L, 24L, 35L, 46L);
    assertThat(hers.total().boys(0)).isEqualTo(2);
    assertThat(hers.total().girls(2)).isEqualTo(4);
    assertThat(hers.total().ageless()).isEqualTo(37 - 6);
    assertThat(hers.months()).extracting(ReportFigures.Sum::month)
        .containsExactly(OCTOBER.withDayOfMonth(1), NOVEMBER.withDayOfMonth(1));
    assertThat(hers.villages()).extracting(ReportFigures.Sum::village).containsExactly(cast.village(TestCast.MAGANI));
    assertThat(sum(TestCast.VOLUNTEER, filter("jumlah uji", NOVEMBER)).total().reports()).isEqualTo(1);
    assertThat(sum(TestCast.SECRETARY, filter("jumlah uji", null)).total().people()).isEqualTo(hers.total().people());
    assertThat(sum(TestCast.OTHER_VOLUNTEER, filter("jumlah uji", null)).total().reports()).isZero();
  }

  @Test
  void charts_say_the_same_on_the_page_and_in_excel() throws Exception {
    report("Grafik uji", NOVEMBER, 7, 8, 1, 2);

    mvc.perform(get("/73.24/reports/charts").param("q", "grafik uji").param("from", "2026-11-01").cookie(fitri()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<th scope=\"row\">November 2026</th>")))
        .andExpect(content().string(containsString("Magani, Kec.")));
    byte[] sheet = mvc
        .perform(get("/73.24/reports/charts.xlsx").param("q", "grafik uji").param("from", "2026-11-01").cookie(fitri()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
      List<Sheet> sheets = book.getSheets().toList();
      assertThat(sheets).hasSize(4);
      String village = sheets.getLast().read().getLast().toString();
      assertThat(village).contains("Magani", "7", "8");
    }
  }

  @Test
  void a_day_of_the_calendar_shows_its_first_reports_and_leads_to_the_others() throws Exception {
    for (int i = 0; i < 5; i++) {
      report("Kalender uji " + i, NOVEMBER, 1, 1, 1, 1);
    }

    mvc.perform(get("/73.24/reports/calendar").param("q", "kalender uji").param("month", "2026-11").cookie(fitri()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("2 laporan lain")))
        .andExpect(content().string(containsString("from=2026-11-09&amp;to=2026-11-09")));
    mvc.perform(get("/73.24/reports/calendar").param("q", "kalender uji").param("month", "2026-10").cookie(fitri()))
        .andExpect(content().string(not(containsString("Kalender uji"))));
    mvc.perform(get("/73.24/reports/calendar").param("q", "kalender uji")
        .param("month", "2026-11")
        .cookie(TestSignIn.sessionCookie(mvc, "gita")))
        .andExpect(content().string(not(containsString("laporan lain"))));
    mvc.perform(get("/73.24/reports/calendar").param("month", "bukan-bulan").cookie(fitri()))
        .andExpect(status().isOk());
  }

  @Test
  void charts_add_up_three_years_at_most() {
    LocalDate today = LocalDate.of(2026, 11, 30);

    assertThat(ReportChartsPeriod.of(filter("", null), today))
        .isEqualTo(new ReportChartsPeriod(LocalDate.of(2025, 12, 1), today, false));
    assertThat(ReportChartsPeriod.of(filter("", LocalDate.of(2001, 1, 1)), today))
        .isEqualTo(new ReportChartsPeriod(LocalDate.of(2023, 12, 1), today, true));
    assertThat(ReportChartsPeriod.of(filter("", LocalDate.of(2023, 12, 1)), today).cut()).isFalse();
  }

  @Test
  void a_report_that_waits_to_be_checked_is_counted_nowhere_and_said_on_the_page() throws Exception {
    LocalDate far = TestCast.today(clock).minusDays(500);
    report("Tunggu uji satu", TestCast.today(clock).minusDays(3), 1, 2, 3, 4);
    UUID waiting = report("Tunggu uji dua", far, 100, 100, 100, 100);
    ReportFilter longAgo = filter("tunggu uji", far);

    assertThat(sum(TestCast.VOLUNTEER, longAgo).total().people()).isEqualTo(10);
    assertThat(reached(waiting)).isEmpty();
    String page = charts(far, "");
    assertThat(page).contains("Menunggu diperiksa: 1 laporan, belum dihitung.", "href=\"/73.24/reports?status=review\"")
        .doesNotContain("Dikembalikan untuk diperbaiki:");
    assertThat(charts(far, "review")).contains("Hanya laporan yang menunggu diperiksa")
        .doesNotContain("Menunggu diperiksa: 1");
    assertThat(mvc.perform(get("/73.24/reports/calendar").param("q", "tunggu uji")
        .param("month", YearMonth.from(far).toString())
        .cookie(fitri())).andReturn().getResponse().getContentAsString()).contains("belum dihitung");

    Actor ani = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(ani, () -> lifeCycle.returnForCorrection(ani, waiting, "tanggalnya keliru"));
    assertThat(sum(TestCast.VOLUNTEER, longAgo).total().people()).isEqualTo(10);
    assertThat(charts(far, "")).contains("Dikembalikan untuk diperbaiki: 1 laporan, belum dihitung.")
        .doesNotContain("Menunggu diperiksa: ");
  }

  private Map<UUID, ReportBody.PeopleCounts> reached(UUID report) {
    Actor ani = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(ani, () -> people.findByReports(ani, List.of(report)));
  }

  private String charts(LocalDate from, String status) throws Exception {
    return mvc.perform(get("/73.24/reports/charts").param("q", "tunggu uji")
        .param("from", from.toString())
        .param("status", status)
        .cookie(fitri())).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  private static ReportFilter filter(String q, LocalDate from) {
    return new ReportFilter(q, null, null, from, null, "");
  }

  private ReportFigures sum(UUID person, ReportFilter filter) {
    Actor actor = cast.actorOf(person);
    return ActorContext.callAs(actor, () -> figures.sum(actor, filter));
  }

  private UUID report(String title, LocalDate day, int boys, int girls, int men, int women) {
    UUID id = Ids.next();
    SortedMap<String, ReportBody.CountBySex> ages =
        new TreeMap<>(Map.of("0-5", new ReportBody.CountBySex(1, 0), "13-17", new ReportBody.CountBySex(0, 2)));
    ReportBody body = new ReportBody(null, title, null, day, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(boys, girls, men, women), ages, null, null, "", null, null, null, List.of());
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri, () -> kind.receive(fitri, new PhoneRecordForm<>(id, body, null, clock.instant())));
    return id;
  }

  private Cookie fitri() throws Exception {
    return TestSignIn.sessionCookie(mvc, "fitri");
  }
}
