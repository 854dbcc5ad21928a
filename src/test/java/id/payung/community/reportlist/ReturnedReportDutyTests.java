package id.payung.community.reportlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever wrote a report that was returned reads so on their first page, with the reason. */
@PayungTest
class ReturnedReportDutyTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired Clock clock;

  private String clerk;
  private String operator;
  private String volunteer;
  private String reason;

  @BeforeEach
  void a_report_of_an_office_that_was_returned() {
    String mark = Ids.next().toString().substring(19).replace("-", "");
    clerk = "kembali.kantor." + mark;
    operator = "kembali.desa." + mark;
    volunteer = "kembali.relawan." + mark;
    reason = "Tanggalnya keliru " + mark;
    asService(service -> {
      register(service, clerk, Role.OFFICE_CLERK, TestCast.DISDUKCAPIL, List.of());
      register(service, operator, Role.VILLAGE_OPERATOR, TestCast.DP3A, List.of(cast.village(TestCast.MAGANI)));
      register(service, volunteer, Role.VILLAGE_VOLUNTEER, TestCast.DP3A, List.of(cast.village(TestCast.MAGANI)));
    });
    UUID id = Ids.next();
    Actor author = Actor.person(TestCast.LUWU_TIMUR, personOf(clerk), clerk + " Contoh", List.of(Role.OFFICE_CLERK),
        Set.of(Ids.fromName("mandate:" + clerk)), Set.of(TestCast.DISDUKCAPIL), Set.of());
    ReportBody body =
        new ReportBody(null, "Jemput bola " + mark, null, LocalDate.of(2024, 1, 5), cast.village(TestCast.MAGANI),
            new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null, null, List.of());
    ActorContext.runAs(author, () -> kind.receive(author, new PhoneRecordForm<>(id, body, null, clock.instant())));
    Actor ani = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(ani, () -> reports.returnForCorrection(ani, id, reason));
  }

  @Test
  void its_author_in_an_office_is_told_why_and_nobody_in_the_village_is_asked() throws Exception {
    assertThat(firstPageOf(clerk)).contains("Perbaiki laporan", "Dikembalikan untuk diperbaiki: " + reason);
    assertThat(firstPageOf(operator)).doesNotContain(reason);
    assertThat(firstPageOf(volunteer)).doesNotContain(reason);
  }

  @Test
  void who_accompanies_the_village_corrects_it_for_an_author_who_may_no_more() throws Exception {
    asService(service -> people.endMandate(service, Ids.fromName("mandate:" + clerk), "Pindah tugas"));

    assertThat(firstPageOf(operator)).contains("tidak bertugas lagi. Dikembalikan untuk diperbaiki: " + reason);
    assertThat(firstPageOf(volunteer)).doesNotContain(reason);
  }

  private String firstPageOf(String user) throws Exception {
    return mvc.perform(get("/73.24/").cookie(TestSignIn.sessionCookie(mvc, user)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private void register(Actor service, String name, Role role, UUID office, List<UUID> villages) {
    people.register(service, new NewPerson(personOf(name), name + " Contoh", name, null, TestCast.PASSWORD, true));
    people.grantMandate(service, new NewMandate(Ids.fromName("mandate:" + name), personOf(name), role, office, "",
        villages, "SK-UJI/038", LocalDate.of(2024, 1, 2), null));
  }

  private void asService(Consumer<Actor> work) {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> work.accept(service)));
  }

  private static UUID personOf(String name) {
    return Ids.fromName("person:" + name);
  }
}
