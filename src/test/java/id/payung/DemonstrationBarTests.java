package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.web.DemonstrationAccounts;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

/** The demonstration says that it is one, and lets one look as somebody else by one click. */
@DemoApplicationTest
class DemonstrationBarTests {
  @Autowired SiteCrawler crawler;
  @Autowired DemonstrationAccounts accounts;

  @Test
  void every_button_opens_the_first_page_of_that_person() throws Exception {
    assertThat(accounts.listFor(null)).hasSize(15).noneMatch(DemonstrationAccounts.DemonstrationAccount::current);
    for (var account : accounts.listFor(null)) {
      MockHttpServletResponse answer =
          crawler.sendAs(post("/peragaan/peran").param("role", account.signInName()).with(csrf()), null);

      assertThat(answer.getStatus()).as(account.signInName()).isEqualTo(303);
      assertThat(answer.getHeader(HttpHeaders.LOCATION)).isEqualTo("/mulai");
      assertThat(answer.getHeaders(HttpHeaders.SET_COOKIE)).anyMatch(cookie -> cookie.startsWith("payung="));
    }
  }

  @Test
  void another_site_cannot_change_the_role_and_only_the_people_of_the_bar_can_be_taken() throws Exception {
    assertThat(crawler.sendAs(post("/peragaan/peran").param("role", "admin"), "sekretaris").getStatus()).isEqualTo(403);
    for (String role : new String[]{"admin.lutra", "", "sekretaris' --", "Sekretaris"}) {
      assertThat(crawler.sendAs(post("/peragaan/peran").param("role", role).with(csrf()), null).getStatus()).as(role)
          .isEqualTo(404);
    }
  }

  @Test
  void pages_with_and_without_an_account_say_that_it_is_one_and_who_one_is() throws Exception {
    String door = SiteCrawler.bodyText(crawler.openPage("/masuk", null));
    String first = SiteCrawler.bodyText(crawler.openPage("/73.24/", "sekretaris"));

    assertThat(door).contains("action=\"/peragaan/peran\"").doesNotContain("value=\"sekretaris\" aria-current");
    assertThat(first).contains("Orang dan angkanya rekaan", "value=\"sekretaris\" aria-current=\"true\"");
    assertThat(Objects.requireNonNull(first)).doesNotContain("value=\"admin\" aria-current");
  }
}
