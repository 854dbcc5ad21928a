package id.payung.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.web.DemonstrationAccounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What the demonstration makes easy must not be there where people work. */
@PayungTest
class DemonstrationAttackTests {
  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired DemoFolderCheck guard;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;

  @Test
  void where_people_work_no_role_can_be_taken_by_a_click() throws Exception {
    assertThat(context.getBeansOfType(DemonstrationAccounts.class)).isEmpty();
    for (String role : new String[]{"sekretaris", "admin", "desa.malili"}) {
      MockHttpServletResponse answer =
          mvc.perform(post("/peragaan/peran").param("role", role).with(csrf())).andReturn().getResponse();

      assertThat(answer.getStatus()).isEqualTo(404);
      assertThat(answer.getHeader(HttpHeaders.SET_COOKIE)).isNull();
    }
  }

  @Test
  void where_people_work_no_page_has_the_bar() throws Exception {
    assertThat(mvc.perform(get("/masuk")).andReturn().getResponse().getContentAsString()).contains("/masuk")
        .doesNotContain("peragaan", "demonstration");
  }

  @Test
  void a_folder_of_the_demonstration_is_not_started_in_earnest() {
    Actor service = Actor.service("demo", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      guard.requireNoDemonstration();
      guard.markDemonstration();
      assertThatThrownBy(guard::requireNoDemonstration).isInstanceOf(CommandRefused.class)
          .hasMessageContaining("--data");
      status.setRollbackOnly(); // others work in this database
    }));

    guard.requireNoDemonstration();
  }

  @Test
  void the_demonstration_and_work_in_earnest_have_folders_of_their_own_unless_somebody_says_which() {
    CommandArguments nothing = CommandArguments.parse(List.of(), Map.of());

    assertThat(nothing.dataFolder().getFileName()).hasToString("data");
    assertThat(nothing.withDataFolderOf("data-demo").dataFolder().getFileName()).hasToString("data-demo");
    assertThat(CommandArguments.parse(List.of("--data", "x"), Map.of()).withDataFolderOf("data-demo").dataFolder())
        .hasFileName("x");
    assertThat(CommandArguments.parse(List.of(), Map.of("PAYUNG_DATA", "y")).withDataFolderOf("data-demo").dataFolder())
        .hasFileName("y");
  }

  /** The invented cast of the tests alone would be taken for a demonstration that broke off. */
  @Test
  void the_demonstration_is_not_made_beside_real_people() {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(_ -> people.register(service,
        new NewPerson(Ids.next(), "Rina Nyata", "rina.nyata", null, TestCast.PASSWORD, false))));

    assertThatThrownBy(guard::requireNobodyReal).isInstanceOf(CommandRefused.class).hasMessageContaining("--data");
  }
}
