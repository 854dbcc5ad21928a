package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.accounts.NewMandate;
import id.payung.accounts.PersonRegistration;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.insight.LatenessNoticeRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.db.WriteGenerations;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * First pages, numbers of menus and lists ask the database as often over twelve years as over three, and as often for
 * somebody with eight mandates as for somebody with one.
 */
@PayungTest
@OwnDatabase("open-years")
class OpenYearsStatementTests {
  private static final int MOST = 12;
  private static final int FIRST_YEAR = 2050;
  private static final List<String> PEOPLE =
      List.of("ani", "budi", "citra", "dewi", "eko", "fitri", "hadi", "indah", "joko");
  private static final List<String> PAGES = List.of("", "/menu-numbers", "/changes", "/kla", "/kla/2050/questions",
      "/kla/2050/desk", "/kla/2050/sprint", "/agreements", "/activities", "/reports", "/needs", "/evidence",
      "/evidence/proposals", "/evidence/inbox", "/meetings", "/meetings/decisions", "/people", "/search?q=madrasah");

  private static final Map<String, UUID> READERS = Map.of("budi", TestCast.SECRETARY, "citra", TestCast.CLERK, "ani",
      TestCast.ADMIN, "fitri", TestCast.VOLUNTEER, "hadi", TestCast.PARTNER);

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvaluationRepository evaluations;
  @Autowired LatenessNoticeRepository notices;
  @Autowired PersonRegistration registration;
  @Autowired TransactionTemplate transactions;
  @Autowired RegionRepository regions;
  @Autowired TestCast cast;

  @Autowired WriteGenerations writes;

  private final Map<String, Cookie> cookies = new TreeMap<>();

  /** The first year is locked and of its questions some are open again; every other one is locked as well. */
  @Test
  void no_page_asks_more_because_a_regency_works_in_more_years_or_a_person_has_more_mandates() throws Exception {
    for (String person : PEOPLE) {
      cookies.put(person, TestSignIn.sessionCookie(mvc, person));
    }
    openYears(0, 3);
    countStatements(); // what is read once and kept in memory is not asked again
    Map<String, Integer> few = countStatements();
    openYears(3, 12);
    addMandates(7);
    countStatements();

    Map<String, Integer> many = countStatements();

    assertThat(few).hasSizeGreaterThan(80);
    assertThat(many).isEqualTo(few).allSatisfy((page, count) -> assertThat(count).as(page).isLessThanOrEqualTo(MOST));
  }

  /** Else each page that somebody opens would count what they owe anew. */
  @Test
  void reading_is_no_deed() throws Exception {
    List<String> moving = new ArrayList<>();
    for (Map.Entry<String, UUID> person : READERS.entrySet()) {
      Cookie cookie = TestSignIn.sessionCookie(mvc, person.getKey());
      for (String page : PAGES) {
        long before = writes.of(person.getValue());
        mvc.perform(get(URI.create("/73.24" + page)).cookie(cookie));
        if (writes.of(person.getValue()) != before) {
          moving.add(person.getKey() + " " + page);
        }
      }
    }

    assertThat(moving).isEmpty();
  }

  private void openYears(int from, int to) {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    for (int i = from; i < to; i++) {
      String year = String.valueOf(FIRST_YEAR + i);
      years.open(year);
      years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3");
      years.requestAnswers(year, TestCast.DP3A, "6.1");
      if (i == 0) {
        ActorContext.runAs(budi, () -> evaluations.lockAndReopenQuestions(budi, year, Ids.next(), List.of("4.1", "6.1"),
            Duration.ofHours(48)));
      } else if (i % 2 == 0) {
        ActorContext.runAs(budi, () -> evaluations.changeState(budi, year, EvaluationState.LOCKED, "Uji"));
      }
    }
    Actor service = Actor.service("insight", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> notices.refresh(service));
  }

  /** Of the clerk and the volunteer: the same work in other offices and villages. */
  private void addMandates(int more) {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(_ -> {
      List<UUID> villages = regions.listVillages(TestCast.LUWU_TIMUR).stream().map(Region::id).limit(more).toList();
      for (int i = 0; i < more; i++) {
        UUID office = i % 2 == 0 ? TestCast.DP3A : TestCast.NGO;
        registration.grantMandate(service, new NewMandate(Ids.next(), TestCast.CLERK, Role.OFFICE_CLERK, office, "",
            List.of(), "SK-UJI/" + i + "/2024", LocalDate.of(2024, 1, 2), null));
        registration.grantMandate(service, new NewMandate(Ids.next(), TestCast.VOLUNTEER, Role.VILLAGE_VOLUNTEER,
            TestCast.DP3A, "", List.of(villages.get(i)), "SK-UJI/" + i + "/2024", LocalDate.of(2024, 1, 2), null));
      }
    }));
  }

  /** Of the pages that are open to somebody. */
  private Map<String, Integer> countStatements() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, Cookie> person : cookies.entrySet()) {
      for (String page : PAGES) {
        List<Integer> status = new ArrayList<>();
        int asked = StatementRecorder
            .record(() -> status.add(mvc.perform(get(URI.create("/73.24" + page)).cookie(person.getValue()))
                .andReturn()
                .getResponse()
                .getStatus()))
            .size();
        if (status.getFirst() == 200) {
          counts.put(person.getKey() + " " + page, asked);
        }
      }
    }
    return counts;
  }
}
