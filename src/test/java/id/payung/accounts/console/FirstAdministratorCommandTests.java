package id.payung.accounts.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.testing.PayungTest;
import id.payung.regions.ServedRegencyRepository;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class FirstAdministratorCommandTests {
  @Autowired MockMvc mvc;
  @Autowired ServedRegencyRepository tenancy;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void the_first_administrator_of_a_regency_comes_in_by_invitation() throws Exception {
    tenancy.switchOn("73.03");
    String token;
    try (Connection connection = DriverManager.getConnection(url, owner, password)) {
      token = FirstAdministratorCommand.createAdministrator(connection, "73.03", "Lisa Contoh", "lisa.bantaeng");
      assertThatThrownBy(
          () -> FirstAdministratorCommand.createAdministrator(connection, "73.03", "Lain Contoh", "lain.bantaeng"))
          .isInstanceOf(CommandRefused.class);
    }

    mvc.perform(get("/undangan/" + token)).andExpect(status().isOk());
    String cookie = mvc.perform(post("/undangan/" + token).param("fresh", "kuda-laut-berenang")
        .param("again", "kuda-laut-berenang")
        .with(csrf())).andExpect(redirectedUrl("/mulai")).andReturn().getResponse().getHeader("Set-Cookie");
    assertThat(cookie).isNotNull();
    var lisa = new jakarta.servlet.http.Cookie("payung", cookie.replaceFirst("^payung=", "").replaceFirst(";.*$", ""));
    mvc.perform(get("/73.03/people").cookie(lisa)).andExpect(status().isOk());
    mvc.perform(get("/73.24/people").cookie(lisa)).andExpect(status().isNotFound());
  }
}
