package id.payung.indicators.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.brought.SheetIntake;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Budi confirms what he has looked at: for this place, and no other file whose hash somebody put into the form. */
@PayungTest
class PreviewedSheetTests {
  private static final String YEAR = "1864";
  private static final String OTHER_YEAR = "1865";
  private static final String HASH = "name=\"sha256\" value=\"([0-9a-f]{64})\"";

  private static final Pattern ANSWER = Pattern.compile("name=\"(answer\\.[^\"]+)\"");

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired DocumentStorage documents;
  @Autowired SheetIntake sheets;
  @Autowired OfficialResultRepository results;
  @Autowired TestCast cast;

  /** What the sheet asked when it was looked at, such as whether a year of long ago is meant. */
  private final Set<String> questions = new HashSet<>();

  private Cookie budi;
  private Actor secretary;

  @BeforeEach
  void two_years_are_open() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.open(OTHER_YEAR);
    budi = TestSignIn.sessionCookie(mvc, "budi");
    secretary = cast.actorOf(TestCast.SECRETARY);
  }

  @Test
  void results_are_taken_from_the_sheet_that_was_looked_at_for_this_stage_alone() throws Exception {
    String place = "/73.24/kla/" + YEAR + "/results/VA";
    byte[] sheet = csv("Nomor,Nilai Verifikator\n4.1,7.5\n");
    String looked = look(place, sheet);

    for (String strange : strangeHashes(csv("Nomor,Nilai Verifikator\n4.1,1.25\n"), "kla-result/" + YEAR + "/VA")) {
      confirm(place, strange, 404);
    }
    confirm("/73.24/kla/" + YEAR + "/results/VF", looked, 404);
    confirm("/73.24/kla/" + OTHER_YEAR + "/results/VA", looked, 404);
    confirm("/73.24/kla/" + YEAR + "/instrument", looked, 404);
    assertThat(written(YEAR, "VA")).isEmpty();
    assertThat(written(YEAR, "VF")).isEmpty();
    assertThat(written(OTHER_YEAR, "VA")).isEmpty();

    confirm(place, looked, 303);
    assertThat(written(YEAR, "VA").get("4.1").points()).isEqualByComparingTo("7.5");
  }

  @Test
  void an_instrument_is_taken_from_the_sheet_that_was_looked_at_for_this_year_alone() throws Exception {
    String place = "/73.24/kla/" + YEAR + "/instrument";
    byte[] sheet = mvc.perform(get(place + "/sheet.xlsx").cookie(budi))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    String looked = look(place, sheet);

    for (String strange : strangeHashes(csv("Baris,Kode\nPertanyaan,1.1\n"), "kla-instrument/" + YEAR)) {
      confirm(place, strange, 404);
    }
    confirm("/73.24/kla/" + OTHER_YEAR + "/instrument", looked, 404);
    confirm("/73.24/kla/" + YEAR + "/results/VA", looked, 404);

    confirm(place, looked, 303);
  }

  /**
   * Of a document of this regency, of a sheet that the same person brought in for something else, of one that somebody
   * else brought in for this, and of nothing.
   */
  private List<String> strangeHashes(byte[] content, String purpose) {
    String kept =
        ActorContext.callAs(secretary, () -> documents.store(secretary, content, DocumentLimits.SHEET)).sha256();
    String elsewhere = ActorContext.callAs(secretary, () -> sheets.store(secretary, "uji", file("sheet", content)));
    Actor other = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Sekretaris lain", secretary.roles(),
        secretary.mandates(), secretary.organisations(), secretary.villages());
    String others = ActorContext.callAs(other, () -> sheets.store(other, purpose, file("sheet", content)));
    assertThat(kept).isEqualTo(elsewhere).isEqualTo(others);
    return List.of(kept, "0".repeat(64), "nomor", "");
  }

  private String look(String place, byte[] sheet) throws Exception {
    String page = mvc.perform(multipart(place + "/sheet").file(file("sheet", sheet)).with(csrf()).cookie(budi))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher hash = Pattern.compile(HASH).matcher(page);
    assertThat(hash.find()).as(place).isTrue();
    ANSWER.matcher(page).results().forEach(asked -> questions.add(asked.group(1)));
    return hash.group(1);
  }

  private void confirm(String place, String sha256, int expected) throws Exception {
    var form = post(place + "/import").param("sha256", sha256).param("basedOn", "1");
    questions.forEach(question -> form.param(question, "yes"));
    int answered = mvc.perform(form.with(csrf()).cookie(budi)).andReturn().getResponse().getStatus();
    assertThat(answered).as(place + " " + sha256).isEqualTo(expected);
  }

  private Map<String, QuestionResult> written(String year, String stage) {
    return ActorContext.callAs(secretary, () -> results.findQuestionResults(secretary, year, stage));
  }

  private static MockMultipartFile file(String field, byte[] content) {
    return new MockMultipartFile(field, "lembar.csv", "text/csv", content);
  }

  private static byte[] csv(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
