package id.payung.indicators.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceBook;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.Proofs;
import id.payung.indicators.Years;
import id.payung.indicators.answer.AnswerForm;
import id.payung.indicators.answer.Answering;
import id.payung.indicators.answer.Answers;
import id.payung.indicators.score.ScoreBook;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.Documents;
import id.payung.platform.i18n.Words;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.InstrumentSheet;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.SheetWords;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class RequestTests {
  @Autowired MockMvc mvc;
  @Autowired OpeningYear opening;
  @Autowired Requests requests;
  @Autowired Letters letters;
  @Autowired EvidenceBook papers;
  @Autowired EvidenceRegister register;
  @Autowired Documents documents;
  @Autowired Answers answers;
  @Autowired Answering answering;
  @Autowired Evaluations evaluations;
  @Autowired ScoreBook book;
  @Autowired Words words;
  @Autowired Cast cast;

  @Test
  void naming_the_office_that_keeps_the_civil_registry_asks_it_for_all_its_questions() throws Exception {
    new Years(opening, requests, cast).open("2051");

    mvc.perform(post("/73.24/kla/2051/owners").param("office.civil-registry", Cast.DISDUKCAPIL.toString())
        .param("post.civil-registry", "Kepala Bidang Pencatatan Sipil")
        .with(csrf())
        .cookie(SignedIn.as(mvc, "budi"))).andExpect(status().is3xxRedirection());

    Actor clerk = cast.as(Cast.CLERK);
    assertThat(Acting.as(clerk, () -> requests.all(clerk, "2051")).values())
        .filteredOn(request -> request.organisation().equals(Cast.DISDUKCAPIL))
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(request -> request.post().equals("Kepala Bidang Pencatatan Sipil"));
  }

  @Test
  void an_answer_and_its_proofs_move_with_their_question_to_the_new_office() {
    Years years = new Years(opening, requests, cast);
    years.open("2052");
    years.ask("2052", Cast.DISDUKCAPIL, "4.1");
    Actor citra = cast.as(Cast.CLERK);
    Actor dewi = cast.as(Cast.DP3A_CLERK);
    Acting.doing(citra, () -> answering.save(citra, "2052", "4.1", new AnswerForm(0, "b", "catatan", true, "", null)));
    UUID proof = new Proofs(papers, documents).official(citra, Cast.DISDUKCAPIL, "2052", "4.1", "data");

    years.ask("2052", Cast.DP3A, "4.1");

    assertThat(Acting.as(citra, () -> answers.find(citra, "2052", "4.1"))).isEmpty();
    assertThat(Acting.as(dewi, () -> answers.find(dewi, "2052", "4.1"))).isPresent();
    assertThat(Acting.as(dewi, () -> register.usesFor(dewi, "2052", "4.1"))).extracting(UseView::id)
        .containsExactly(proof);
    assertThat(Acting.as(dewi, () -> book.sheet(dewi, "2052")).question("4.1").orElseThrow().organisation())
        .isEqualTo(Cast.DP3A);
  }

  @Test
  void a_letter_sets_the_deadline_and_each_office_prints_its_own_list_only() throws Exception {
    Years years = new Years(opening, requests, cast);
    years.open("2053");
    years.ask("2053", Cast.DISDUKCAPIL, "4.1");
    years.ask("2053", Cast.DP3A, "6.1");
    UUID id = Ids.next();
    letter(id, "2053", "2053-02-01", Cast.DISDUKCAPIL, Cast.DP3A).andExpect(status().is3xxRedirection());
    letter(id, "2053", "2053-02-01", Cast.DISDUKCAPIL, Cast.DP3A).andExpect(status().is3xxRedirection());

    Actor citra = cast.as(Cast.CLERK);
    assertThat(Acting.as(citra, () -> letters.of(citra, "2053"))).hasSize(1);
    assertThat(Acting.as(citra, () -> requests.find(citra, "2053", "4.1")).orElseThrow().due())
        .isEqualTo(LocalDate.of(2053, 2, 1));
    mvc.perform(get("/73.24/kla/2053/letters/" + id + "/letter.pdf").cookie(SignedIn.as(mvc, "citra")))
        .andExpect(status().isOk());
    mvc.perform(get("/73.24/kla/2053/letters/" + id + "/letter.pdf").param("office", Cast.DP3A.toString())
        .cookie(SignedIn.as(mvc, "citra"))).andExpect(status().isNotFound());
  }

  @Test
  void a_letter_that_is_not_addressed_to_an_office_is_not_there_for_it() throws Exception {
    Years years = new Years(opening, requests, cast);
    years.open("2054");
    years.ask("2054", Cast.DP3A, "6.1");
    UUID id = Ids.next();
    letter(id, "2054", "2054-02-01", Cast.DP3A);

    mvc.perform(get("/73.24/kla/2054/letters/" + id + "/letter.pdf").cookie(SignedIn.as(mvc, "citra")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/kla/2054/letters/" + id + "/letter.pdf").cookie(SignedIn.as(mvc, "dewi")))
        .andExpect(status().isOk());
  }

  @Test
  void a_letter_without_an_office_or_with_an_early_deadline_comes_back() throws Exception {
    new Years(opening, requests, cast).open("2055");

    letter(Ids.next(), "2055", "2020-01-01").andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Dra. Contoh")));
  }

  @Test
  void the_reminder_names_questions_and_a_date_and_no_secret() throws Exception {
    Years years = new Years(opening, requests, cast);
    years.open("2056");
    years.ask("2056", Cast.DISDUKCAPIL, "4.1", "4.2");
    Actor citra = cast.as(Cast.CLERK);
    Acting.doing(citra,
        () -> answering.save(citra, "2056", "4.1", new AnswerForm(0, "b", "angka rahasia 4711", true, "", null)));

    String page = mvc.perform(get("/73.24/kla/2056/owing/" + Cast.DISDUKCAPIL).cookie(SignedIn.as(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher text = Pattern.compile("id=\"wa\">(.*?)</div>", Pattern.DOTALL).matcher(page);
    assertThat(text.find()).isTrue();
    assertThat(text.group(1)).contains("4.2", "Disdukcapil").doesNotContain("4711", "http", "Citra");
  }

  @Test
  void the_official_sheet_is_looked_at_before_it_is_taken_and_half_of_it_never_is() throws Exception {
    Years years = new Years(opening, requests, cast);
    years.open("2057");
    byte[] good = sheet();

    mvc.perform(multipart("/73.24/kla/2057/instrument/sheet")
        .file(new MockMultipartFile("sheet", "kacau.csv", "text/csv",
            "Baris,Kode\nPertanyaan,\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .with(csrf())
        .cookie(SignedIn.as(mvc, "budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/instrument/import"))));
    String page = mvc
        .perform(multipart("/73.24/kla/2057/instrument/sheet")
            .file(new MockMultipartFile("sheet", "instrumen.xlsx", "", good))
            .with(csrf())
            .cookie(SignedIn.as(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher hash = Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"").matcher(page);
    assertThat(hash.find()).isTrue();
    Actor secretary = cast.as(Cast.SECRETARY);
    assertThat(Acting.as(secretary, () -> evaluations.instrumentOf(secretary, evaluations.require(secretary, "2057")))
        .origin()).isEqualTo("shipped");

    mvc.perform(post("/73.24/kla/2057/instrument/import").param("sha256", hash.group(1))
        .param("basedOn", "1")
        .with(csrf())
        .cookie(SignedIn.as(mvc, "budi"))).andExpect(status().is3xxRedirection());
    assertThat(Acting.as(secretary, () -> evaluations.instrumentOf(secretary, evaluations.require(secretary, "2057")))
        .origin()).isEqualTo("imported");
    assertThat(Acting.as(secretary, () -> book.sheet(secretary, "2057")).rows()).hasSize(111);
  }

  private byte[] sheet() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InstrumentSheet.write(new Reference().instrument("kla-2024"), out, SheetWords.of(words, Words.INDONESIAN));
    return out.toByteArray();
  }

  private ResultActions letter(UUID id, String year, String due, UUID... offices) throws Exception {
    return mvc.perform(post("/73.24/kla/" + year + "/letters").param("id", id.toString())
        .param("dated", "2030-01-05")
        .param("due", due)
        .param("signerName", "Dra. Contoh")
        .param("signerPost", "Sekretaris Daerah")
        .param("organisation", List.of(offices).stream().map(UUID::toString).toArray(String[]::new))
        .with(csrf())
        .cookie(SignedIn.as(mvc, "budi")));
  }
}
