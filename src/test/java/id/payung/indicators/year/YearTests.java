package id.payung.indicators.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.indicators.Years;
import id.payung.indicators.request.InstrumentEdits;
import id.payung.indicators.request.OpeningYear;
import id.payung.indicators.request.Requests;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.score.ScoreSheet;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.Reference;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class YearTests {
  @Autowired MockMvc mvc;
  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired Evaluations evaluations;
  @Autowired InstrumentEdits edits;
  @Autowired ScoreBook book;
  @Autowired Cast cast;

  @Test
  void the_secretary_opens_a_year_once() throws Exception {
    open("budi", "2041").andExpect(status().is3xxRedirection());
    open("budi", "2041").andExpect(status().is3xxRedirection());

    Actor secretary = cast.as(Cast.SECRETARY);
    assertThat(
        Acting.as(secretary, () -> evaluations.all(secretary)).stream().filter(year -> year.code().equals("2041")))
        .hasSize(1);
    assertThat(sheet("2041").rows()).hasSize(114);
  }

  @Test
  void a_clerk_opens_no_year_and_a_wrong_year_is_refused_with_what_was_typed() throws Exception {
    open("citra", "2042").andExpect(status().isForbidden());
    open("budi", "dua ribu").andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("dua ribu")));
  }

  @Test
  void a_locked_year_takes_no_answer_until_it_is_unlocked_with_a_reason() throws Exception {
    ready("2043");
    mvc.perform(
        post("/73.24/kla/2043/lock").param("reason", "mulai disalin").with(csrf()).cookie(SignedIn.as(mvc, "budi")))
        .andExpect(status().is3xxRedirection());

    answer("2043", "4.1").andExpect(status().isUnprocessableContent());
    mvc.perform(post("/73.24/kla/2043/unlock").with(csrf()).cookie(SignedIn.as(mvc, "budi")))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(
        post("/73.24/kla/2043/unlock").param("reason", "ada perbaikan").with(csrf()).cookie(SignedIn.as(mvc, "budi")));
    answer("2043", "4.1").andExpect(status().is3xxRedirection());
  }

  @Test
  void in_the_reopened_hours_only_the_named_questions_change() throws Exception {
    ready("2044");
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary, () -> {
      evaluations.turn(secretary, "2044", Evaluation.State.LOCKED, "VLH");
      evaluations.reopen(secretary, "2044", Ids.next(), List.of("4.2"), Duration.ofHours(48));
    });

    answer("2044", "4.1").andExpect(status().isUnprocessableContent());
    answer("2044", "4.2").andExpect(status().is3xxRedirection());
    mvc.perform(get("/73.24/kla/2044/sprint").cookie(SignedIn.as(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("48")));
  }

  @Test
  void the_reopened_questions_stand_in_the_order_of_the_points_at_stake_with_the_hours_left() throws Exception {
    ready("2075");
    Actor secretary = cast.as(Cast.SECRETARY);
    List<String> named = List.of("1.1", "2.2", "4.1", "6.3", "13.1");
    Acting.doing(secretary, () -> {
      evaluations.turn(secretary, "2075", Evaluation.State.LOCKED, "VLH");
      evaluations.reopen(secretary, "2075", Ids.next(), named, Duration.ofHours(30));
    });

    String page = mvc.perform(get("/73.24/kla/2075/sprint").cookie(SignedIn.as(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    List<String> shown = java.util.regex.Pattern.compile("/kla/2075/questions/([0-9.]+)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
    List<String> byStake = Acting.as(secretary, () -> book.sheet(secretary, "2075"))
        .rows()
        .stream()
        .filter(row -> named.contains(row.question()))
        .sorted(
            java.util.Comparator.comparing((id.payung.indicators.score.QuestionScore row) -> row.atStake()).reversed())
        .map(row -> row.question())
        .toList();
    assertThat(shown).containsExactlyElementsOf(byStake);
    assertThat(page).containsPattern("(29|30) jam");
  }

  @Test
  void unknown_questions_are_not_reopened() throws Exception {
    ready("2045");

    mvc.perform(post("/73.24/kla/2045/sprint").param("id", Ids.next().toString())
        .param("questions", "4.1, 99.9")
        .param("hours", "48")
        .with(csrf())
        .cookie(SignedIn.as(mvc, "budi"))).andExpect(status().isUnprocessableContent());
  }

  @Test
  void two_versions_live_side_by_side_and_an_edit_of_one_never_reaches_the_other() {
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary, () -> opening.open(secretary, "2046", "kla-2024", List.of(2024), null));
    Acting.doing(secretary, () -> opening.open(secretary, "2047", "kla-2026", List.of(2024, 2025), null));

    Acting.doing(secretary,
        () -> edits.change(secretary, "2047", "4.1", new InstrumentEdits.QuestionForm(1, "Pertanyaan resmi", "",
            Map.of("a", new InstrumentEdits.OptionForm(new BigDecimal("20"), "Semua", "")), true, "A · lembar resmi")));

    assertThat(instrument("2047").question("4.1").orElseThrow().max()).isEqualByComparingTo("20");
    assertThat(sheet("2047").question("4.1").orElseThrow().highest()).isEqualByComparingTo("20");
    assertThat(instrument("2046").question("4.1").orElseThrow().max()).isEqualByComparingTo("15");
    assertThat(new Reference().instrument("kla-2026").question("4.1").orElseThrow().max()).isEqualByComparingTo("15");
  }

  @Test
  void a_closed_year_never_changes_when_a_new_version_comes() {
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary, () -> opening.open(secretary, "2048", "kla-2024", List.of(2024), null));
    Instrument before = instrument("2048");
    Acting.doing(secretary, () -> evaluations.turn(secretary, "2048", Evaluation.State.CLOSED, "sudah ditetapkan"));

    Assertions
        .assertThatThrownBy(() -> Acting.doing(secretary,
            () -> edits.takeSheet(secretary, "2048", 1, new Reference().instrument("kla-2026"))))
        .isInstanceOf(Refused.class);
    Assertions.assertThatThrownBy(
        () -> Acting.doing(secretary, () -> evaluations.turn(secretary, "2048", Evaluation.State.OPEN, "dibuka lagi")))
        .isInstanceOf(Refused.class);
    assertThat(instrument("2048")).isEqualTo(before);
  }

  @Test
  void the_copy_that_was_kept_is_the_file_that_was_shipped() {
    Actor secretary = cast.as(Cast.SECRETARY);
    Acting.doing(secretary, () -> opening.open(secretary, "2049", "kla-2026", List.of(), null));

    assertThat(instrument("2049")).isEqualTo(new Reference().instrument("kla-2026"));
  }

  private void ready(String year) {
    Years years = new Years(opening, requests, cast);
    years.open(year);
    years.ask(year, Cast.DISDUKCAPIL, "4.1", "4.2");
  }

  private ResultActions open(String who, String code) throws Exception {
    return mvc.perform(post("/73.24/kla/years").param("code", code)
        .param("source", "kla-2026")
        .param("evidenceYears", "2024, 2025")
        .with(csrf())
        .cookie(SignedIn.as(mvc, who)));
  }

  private ResultActions answer(String year, String question) throws Exception {
    return mvc.perform(post("/73.24/kla/" + year + "/questions/" + question + "/answer").param("basedOn", "0")
        .param("option", "b")
        .with(csrf())
        .cookie(SignedIn.as(mvc, "citra")));
  }

  private Instrument instrument(String year) {
    Actor secretary = cast.as(Cast.SECRETARY);
    return Acting.as(secretary, () -> evaluations.instrumentOf(secretary, evaluations.require(secretary, year)))
        .content();
  }

  private ScoreSheet sheet(String year) {
    Actor secretary = cast.as(Cast.SECRETARY);
    return Acting.as(secretary, () -> book.sheet(secretary, year));
  }
}
