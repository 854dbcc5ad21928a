package id.payung.regions;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.OrganisationRepository;
import id.payung.audit.RecordHistoryRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.SeeOther;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PayungTest
class RegencySettingsTests {
  @Autowired ServedRegencyRepository tenancy;
  @Autowired RegencySettingsRepository identity;
  @Autowired ServedRegencyController served;
  @Autowired OrganisationRepository organisations;
  @Autowired RegionRepository regions;
  @Autowired RecordHistoryRepository history;
  @Autowired TestCast cast;
  @Autowired MockMvc mvc;

  @Test
  void letters_of_a_new_regency_can_be_written_at_once() {
    Letterhead letterhead =
        ActorContext.callAs(cast.neighbourAdmin(), () -> identity.getLetterhead(TestCast.LUWU_UTARA));
    assertThat(letterhead.government()).isEqualTo("Pemerintah Kabupaten Luwu Utara");
    assertThat(letterhead.regentTitle()).isEqualTo("Bupati Luwu Utara");
    assertThat(letterhead.place()).isEqualTo("Luwu Utara");
  }

  @Test
  void a_city_has_a_mayor() {
    assertThat(Letterhead.withDefaults("Kota Palopo", java.util.Map.of(), null).regentTitle())
        .isEqualTo("Wali Kota Palopo");
  }

  @Test
  void the_neighbours_letterhead_is_not_there() {
    assertThatThrownBy(
        () -> ActorContext.callAs(cast.neighbourAdmin(), () -> identity.getLetterhead(TestCast.LUWU_TIMUR)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void the_administrator_changes_it_and_a_second_save_of_the_same_page_is_stale() throws Exception {
    int version = version();
    mvc.perform(typed("ani", version, "Kabupaten Luwu Timur", "Asia/Makassar").param("place", "Malili"))
        .andExpect(redirectedUrl("/73.24/settings/regency"));
    assertThat(
        ActorContext.callAs(cast.actorOf(TestCast.ADMIN), () -> identity.getLetterhead(TestCast.LUWU_TIMUR)).place())
        .isEqualTo("Malili");
    mvc.perform(typed("ani", version, "Kabupaten Luwu Timur", "Asia/Makassar").param("place", "Wotu")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Malili")))
        .andExpect(content().string(containsString("Wotu")))
        .andExpect(content().string(containsString("name=\"version\" value=\"" + (version + 1) + "\"")))
        .andExpect(content().string(containsString("Simpan isian saya")));
    mvc.perform(typed("ani", version + 1, "Kabupaten Luwu Timur", "Asia/Makassar").param("place", "Wotu"))
        .andExpect(redirectedUrl("/73.24/settings/regency"));
    assertThat(
        ActorContext.callAs(cast.actorOf(TestCast.ADMIN), () -> identity.getLetterhead(TestCast.LUWU_TIMUR)).place())
        .as("read both, then saved over it")
        .isEqualTo("Wotu");
  }

  @Test
  void what_is_wrong_is_said_and_what_was_typed_is_kept() throws Exception {
    mvc.perform(typed("ani", version(), "", "Europe/Paris").param("place", "Sorowako"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Tuliskan nama kabupaten")))
        .andExpect(content().string(containsString("Pilih WIB, WITA, atau WIT.")))
        .andExpect(content().string(containsString("Sorowako")));
  }

  @Test
  void a_clerk_is_refused_a_neighbour_finds_nothing_and_a_stranger_is_led_to_the_door() throws Exception {
    mvc.perform(get("/73.24/settings/regency").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isForbidden());
    mvc.perform(typed("citra", 1, "Kabupaten Lain", "Asia/Jakarta")).andExpect(status().isForbidden());
    mvc.perform(get("/73.24/settings/regency").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/settings/regency")).andExpect(status().isSeeOther());
    mvc.perform(get("/73.24/settings/regencies").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isForbidden());
  }

  @Test
  void switching_on_a_regency_makes_it_served_in_its_zone_and_once_more_changes_nothing() {
    Actor keeper = Actor.person(TestCast.LUWU_TIMUR, TestCast.ADMIN, "Ani Contoh", List.of(Role.SYSTEM_ADMIN), Set.of(),
        Set.of(), Set.of());
    for (int tap = 0; tap < 2; tap++) {
      SeeOther next = ActorContext.callAs(keeper, () -> served.switchOn(keeper, "64.08"));
      assertThat(next.path()).isEqualTo("/settings/regencies");
    }
    assertThat(tenancy.require("64.08").name()).isEqualTo("Kabupaten Kutai Timur");
    assertThat(tenancy.require("64.08").zone().getId()).isEqualTo("Asia/Makassar");
    assertThat(tenancy.listAll().stream().filter(one -> one.regency().equals("64.08"))).hasSize(1);
    Actor there = Actor.service("accounts", "64.08");
    await().until(() -> ActorContext
        .callAs(there, () -> organisations.searchByName(there, "Dinas Pendidikan Kabupaten Kutai Timur", 5))
        .size() == 1);
    UUID region = ActorContext.callAs(there, () -> regions.findByCode("64.08").orElseThrow().id());
    assertThat(ActorContext.callAs(there, () -> history.listRecent(there, List.of("regency"), List.of(region), 5)))
        .extracting(RecordHistoryRepository.HistoryEntry::action)
        .containsExactly("switched-on");
  }

  @Test
  void what_is_no_regency_cannot_be_switched_on() {
    assertThatThrownBy(() -> tenancy.switchOn("99.99")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> tenancy.switchOn("73.24.02")).isInstanceOf(NotFound.class);
    assertThat(tenancy.find("99.99")).isEmpty();
  }

  private int version() {
    return ActorContext.callAs(cast.actorOf(TestCast.ADMIN), () -> identity.getSettings(TestCast.LUWU_TIMUR)).version();
  }

  private MockHttpServletRequestBuilder typed(String name, int version, String regency, String zone) throws Exception {
    return post("/73.24/settings/regency").cookie(TestSignIn.sessionCookie(mvc, name))
        .with(csrf())
        .param("version", "" + version)
        .param("name", regency)
        .param("zone", zone);
  }
}
