package id.payung.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.list.Slice;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class RegionRepositoryTests {
  @Autowired RegionRepository regions;
  @Autowired TestCast cast;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Test
  void all_of_indonesia_is_there_down_to_the_village() {
    List<Integer> levels = ActorContext.callAs(cast.actorOf(TestCast.VOLUNTEER),
        () -> transactions
            .execute(status -> jdbc.sql("SELECT count(*) FROM regions.region GROUP BY level ORDER BY level")
                .query(Integer.class)
                .list()));
    assertThat(levels).containsExactly(38, 514, 7285, 83762);
  }

  @ParameterizedTest
  @CsvSource({"73.24,11,3,125", "73.22,15,7,166", "73.03,8,21,46", "64.08,18,2,139"})
  void the_regencies_of_the_project_have_their_districts_and_villages(String regency, int districts, int kelurahan,
      int desa) {
    List<Region> villages = ActorContext.callAs(cast.actorOf(TestCast.ADMIN), () -> regions.listVillages(regency));
    assertThat(ActorContext.callAs(cast.actorOf(TestCast.ADMIN), () -> regions.listDistricts(regency)))
        .hasSize(districts);
    assertThat(villages.stream().filter(Region::kelurahan)).hasSize(kelurahan);
    assertThat(villages.stream().filter(village -> !village.kelurahan())).hasSize(desa);
  }

  /** They change only while the application starts, and every list offers or names them. */
  @Test
  void what_was_listed_once_is_not_asked_of_the_database_again() throws Exception {
    List<Region> villages = ActorContext.callAs(cast.actorOf(TestCast.ADMIN), () -> regions.listVillages("73.24"));
    List<UUID> ids = villages.stream().map(Region::id).toList();

    List<String> asked = StatementRecorder.record(() -> ActorContext.runAs(cast.actorOf(TestCast.ADMIN), () -> {
      assertThat(regions.listVillages("73.24")).isEqualTo(villages);
      assertThat(regions.findByIds(ids).values()).containsExactlyInAnyOrderElementsOf(villages);
      assertThat(regions.findById(ids.getFirst())).contains(villages.getFirst());
    }));

    assertThat(asked).filteredOn(statement -> statement.contains("regions.region")).isEmpty();
  }

  @Test
  void two_villages_of_one_name_are_told_apart_by_their_district() {
    assertThat(labels(search("baruga"))).startsWith("Baruga, Kec. Towuti", "Baruga, Kec. Malili");
    assertThat(labels(search("Ds. Baruga, Kec. Malili"))).first().isEqualTo("Baruga, Kec. Malili");
    assertThat(labels(search("baruga malili"))).first().isEqualTo("Baruga, Kec. Malili");
    assertThat(labels(search("baruga mali"))).first().isEqualTo("Baruga, Kec. Malili");
  }

  @Test
  void the_name_itself_comes_first_then_names_that_begin_so_then_the_rest() {
    List<String> found = labels(search("tomoni"));
    assertThat(found.getFirst()).isEqualTo("Tomoni, Kec. Tomoni");
    assertThat(labels(search("mag"))).first().isEqualTo("Magani, Kec. Nuha");
    assertThat(labels(search("agani"))).contains("Magani, Kec. Nuha");
  }

  @Test
  void a_slip_of_the_finger_still_finds_it() {
    assertThat(labels(search("wawondulla"))).first().isEqualTo("Wawondula, Kec. Towuti");
  }

  @Test
  void a_district_lists_its_villages() {
    assertThat(labels(search("kec wasuponda"))).contains("Ledu Ledu, Kec. Wasuponda")
        .allMatch(label -> label.contains("Wasuponda"));
  }

  @Test
  void a_search_never_reaches_over_the_border_and_signs_are_only_signs() {
    assertThat(labels(search("masamba"))).noneMatch(label -> label.contains("Kec. Masamba"));
    assertThat(search("%%").rows()).isEmpty();
    assertThat(search("a").rows()).isEmpty();
    assertThat(search("'; DROP TABLE regions.region; --").rows()).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_double() {
    List<String> paged = new ArrayList<>();
    String after = null;
    do {
      String key = after;
      Slice<Region> page = ActorContext.callAs(cast.actorOf(TestCast.ADMIN),
          () -> regions.searchVillages(TestCast.LUWU_TIMUR, "la", key, 3));
      page.rows().forEach(region -> paged.add(region.code()));
      after = page.next();
    } while (after != null);
    List<String> whole = ActorContext
        .callAs(cast.actorOf(TestCast.ADMIN), () -> regions.searchVillages(TestCast.LUWU_TIMUR, "la", null, 200))
        .rows()
        .stream()
        .map(Region::code)
        .toList();
    assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(6).doesNotHaveDuplicates();
  }

  @Test
  void in_all_indonesia_a_name_is_found_by_the_index_also_for_a_volunteer() {
    List<String> plan = ActorContext.callAs(cast.actorOf(TestCast.VOLUNTEER),
        () -> transactions.execute(status -> jdbc.sql("EXPLAIN " + RegionSearchRepository.SEARCH_NATIONWIDE)
            .param("words", "baruga malili")
            .param("first", "%baruga%")
            .param("every", SqlValues.textArray(List.of("%baruga%", "%malili%")))
            .param("level", 4)
            .param("afterRank", null)
            .param("afterCode", "")
            .param("limit", 13)
            .query(String.class)
            .list()));
    assertThat(String.join("\n", plan)).contains("region_name").doesNotContain("Seq Scan on region r");
    assertThat(labels(ActorContext.callAs(cast.actorOf(TestCast.VOLUNTEER),
        () -> regions.searchNationwide(4, "baruga malili", null, 5)))).first().isEqualTo("Baruga, Kec. Malili");
  }

  @Test
  void the_picker_answers_with_choices_that_name_the_district() throws Exception {
    mvc.perform(get("/73.24/regions/villages").param("q", "baruga")
        .param("name", "place")
        .cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Baruga, Kec. Malili")))
        .andExpect(content().string(containsString("name=\"place\"")))
        .andExpect(content().string(not(containsString("<html"))));
  }

  @Test
  void the_list_of_villages_is_read_page_by_page() throws Exception {
    mvc.perform(get("/api/v1/73.24/villages").param("limit", "2").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.villages.length()").value(2))
        .andExpect(jsonPath("$.villages[0].district").value("Mangkutana"))
        .andExpect(jsonPath("$.next").isNotEmpty());
  }

  @Test
  void a_stranger_and_a_neighbour_get_nothing() throws Exception {
    mvc.perform(get("/api/v1/73.24/villages")).andExpect(status().isUnauthorized());
    mvc.perform(get("/api/v1/73.24/villages").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/regions/villages").param("q", "baruga").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_page_key_that_somebody_changed_is_refused() throws Exception {
    mvc.perform(get("/api/v1/73.24/villages").param("after", "%%%").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().is(422));
  }

  private Slice<Region> search(String typed) {
    return ActorContext.callAs(cast.actorOf(TestCast.VOLUNTEER),
        () -> regions.searchVillages(TestCast.LUWU_TIMUR, typed, null, 50));
  }

  private static List<String> labels(Slice<Region> found) {
    return found.rows().stream().map(Region::label).toList();
  }
}
