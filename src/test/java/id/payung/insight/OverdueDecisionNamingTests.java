package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.web.UiFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Decisions of meetings that an office lets pass are asked about on the regent's page, once the office was told. */
@PayungTest
@OwnDatabase("regent")
class OverdueDecisionNamingTests {
  private static final Actor SERVICE = Actor.service("insight", TestCast.LUWU_TIMUR);

  @Autowired MockMvc mvc;
  @Autowired LatenessNoticeRepository notices;
  @Autowired RegentPageLoader pageLoader;
  @Autowired OrganisationRepository organisations;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired RegencyDirectory regencies;
  @Autowired UiFactory uis;
  @Autowired Clock clock;
  @Autowired TestCast cast;

  private LocalDate today;
  private UUID office;

  @BeforeEach
  void an_office_of_its_own() {
    today = regencies.require(TestCast.LUWU_TIMUR).today(clock);
    office = Ids.next();
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin,
        () -> organisations.insertIfAbsent(admin, office, "opd", "Dinas lalai " + office, "", null, true));
  }

  @Test
  void an_office_is_named_for_what_it_let_pass_and_not_for_what_it_took_up() {
    UUID letter = decide("answer", today.minusDays(40));
    decide("document", today.minusDays(35));
    decide("answer", today.plusDays(3));
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, today));
    assertThat(named(TestCast.SECRETARY)).as("told today, named for nothing yet").isEmpty();

    UUID late = office;
    an_office_of_its_own();
    decide("answer", today.minusDays(40));
    decide("answer", today.minusDays(20));
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, today.minusDays(30)));
    for (UUID reader : List.of(TestCast.SECRETARY, TestCast.AIDE)) {
      assertThat(named(reader)).singleElement().satisfies(matter -> {
        assertThat(matter.owed()).isEqualTo(2);
        assertThat(matter.days()).isEqualTo(40);
        assertThat(matter.path()).isEqualTo("/meetings/decisions");
      });
    }
    assertThat(page(TestCast.AIDE).inWords(uis.forPaper(TestCast.LUWU_TIMUR, Messages.INDONESIAN)).lateLine())
        .contains("Dinas lalai " + office + " (1)");

    office = late;
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> decisions.answer(secretary, letter, "Sudah dijawab"));
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE));
    assertThat(ActorContext.callAs(SERVICE, () -> notices.listOpen(SERVICE)))
        .filteredOn(notice -> notice.organisation().equals(office))
        .as("one of two is still owed")
        .hasSize(1);
  }

  @Test
  void what_waits_for_others_to_make_it_is_not_the_offices_to_owe() {
    UUID decision = decide("agreement", today.minusDays(40));
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> decisions.answer(secretary, decision, "Bahan sudah kami serahkan"));
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, today.minusDays(30)));

    assertThat(named(TestCast.SECRETARY)).isEmpty();
  }

  @Test
  void the_one_page_for_the_regent_is_one_page_however_many_are_late() throws Exception {
    for (int i = 0; i < 14; i++) {
      an_office_of_its_own();
      decide("answer", today.minusDays(40));
    }
    ActorContext.runAs(SERVICE, () -> notices.refresh(SERVICE, today.minusDays(30)));

    byte[] pdf = mvc.perform(get("/73.24/regent/page.pdf").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document)).contains("Dinas lalai", "instansi lain");
    }
  }

  private UUID decide(String outcome, LocalDate due) {
    UUID meeting = Ids.next();
    UUID decision = Ids.next();
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> {
      meetings.registerMeeting(secretary, meeting, "audience", "Rapat yang dilalaikan " + meeting, today.minusDays(90),
          "", null, "", List.of(office));
      decisions.addDecision(secretary, meeting, decision, "Kirim surat", outcome, office, "", due);
    });
    return decision;
  }

  private RegentPage page(UUID person) {
    Actor reader = cast.actorOf(person);
    return ActorContext.callAs(reader, () -> pageLoader.load(reader));
  }

  private List<RegentPage.NamedLateMatter> named(UUID reader) {
    return page(reader).namedOffices()
        .stream()
        .filter(named -> named.organisation().equals(office))
        .flatMap(named -> named.matters().stream())
        .toList();
  }
}
