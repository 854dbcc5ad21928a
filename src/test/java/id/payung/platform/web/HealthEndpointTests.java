package id.payung.platform.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.testing.PayungTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class HealthEndpointTests {
  @Autowired MockMvc mvc;

  @Test
  void anybody_may_ask_whether_it_is_up() throws Exception {
    mvc.perform(get("/health"))
        .andExpect(status().isOk())
        .andExpect(content().json("{\"status\": \"UP\"}", org.springframework.test.json.JsonCompareMode.STRICT));
  }
}
