package id.payung.insight.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What would take too long is left out, and the page says so. A table that somebody else holds stands for one that is
 * too large: the statement does not end by itself, on whatever machine.
 */
@PayungTest
class CutReadingTests {
  @Autowired MockMvc mvc;
  @Autowired Environment settings;

  private Cookie budi;

  @BeforeEach
  void budi() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
  }

  @Test
  void the_first_page_comes_without_what_changed_and_says_so() throws Exception {
    whileHeld("insight.last_look", () -> {
      for (String page : new String[]{"", "/changes"}) {
        mvc.perform(get("/73.24" + page).cookie(budi))
            .andExpect(status().isOk())
            .andExpect(content().string(containsString("Daftar perubahan tidak sempat disusun")))
            .andExpect(content().string(not(containsString("Sudah saya lihat"))));
      }
    });

    mvc.perform(get("/73.24").cookie(budi))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("tidak sempat disusun"))))
        .andExpect(content().string(containsString("Sudah saya lihat")));
  }

  @Test
  void a_search_in_a_list_that_takes_too_long_ends_with_a_sentence() throws Exception {
    whileHeld("meetings.meeting",
        () -> mvc.perform(get("/73.24/meetings").param("q", "rapat koordinasi").cookie(budi).with(request -> {
          request.setQueryString("q=rapat+koordinasi");
          return request;
        }))
            .andExpect(status().isUnprocessableContent())
            .andExpect(content().string(containsString("Pencarian ini terlalu lama"))));

    mvc.perform(get("/73.24/meetings").param("q", "rapat koordinasi").cookie(budi)).andExpect(status().isOk());
  }

  private interface PageOpening {
    void run() throws Exception;
  }

  private void whileHeld(String table, PageOpening opening) throws Exception {
    try (Connection owner = DriverManager.getConnection(settings.getRequiredProperty("payung.db.url"),
        settings.getRequiredProperty("payung.db.owner.user"),
        settings.getRequiredProperty("payung.db.owner.password"))) {
      owner.setAutoCommit(false);
      assertThat(owner.createStatement().execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE")).isFalse();
      opening.run();
      owner.rollback();
    }
  }
}
