package id.payung.fieldwork.app;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class FieldAppControllerTest {
  private final MockMvc web = MockMvcBuilders.standaloneSetup(new FieldAppController()).build();

  @Test
  void the_folder_answers_the_page_itself_and_asks_for_it_anew_each_time() throws Exception {
    web.perform(get("/lapangan/"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "text/html;charset=UTF-8"))
        .andExpect(header().string("Cache-Control", "no-cache"))
        .andExpect(content().string(containsString("Catatan Lapangan")));
  }

  @Test
  void without_its_slash_it_leads_there() throws Exception {
    web.perform(get("/lapangan")).andExpect(status().isPermanentRedirect()).andExpect(redirectedUrl("/lapangan/"));
  }

  @Test
  void the_manifest_has_its_own_type() throws Exception {
    web.perform(get("/lapangan/manifest.webmanifest"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/manifest+json"));
  }
}
