package id.payung.platform.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the application says what it is for. */
@PayungTest
class HelpTopicTests {
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)");

  @Autowired HelpCatalogue help;
  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers;

  @Test
  void every_page_has_a_topic() {
    Set<String> pages = listPages();
    Set<String> unexplained = new TreeSet<>();
    pages.stream().filter(page -> help.findByRoute(page).isEmpty()).forEach(unexplained::add);

    assertThat(pages).hasSizeGreaterThan(120);
    assertThat(unexplained).as("say in reference/platform/help.yaml what these pages are for").isEmpty();
  }

  @Test
  void every_topic_explains_a_page_and_every_route_of_it_is_one() {
    Set<String> routes = new HashSet<>();
    listPages().forEach(page -> routes.add(HelpRoute.of(page)));
    Set<String> idle = new TreeSet<>();
    Set<String> dead = new TreeSet<>();
    for (HelpTopic topic : help.topics()) {
      if (listPages().stream().noneMatch(page -> help.findByRoute(page).filter(topic::equals).isPresent())) {
        idle.add(topic.code());
      }
      topic.routes()
          .stream()
          .filter(pattern -> routes.stream().noneMatch(route -> HelpRoute.closeness(pattern, route) > 0))
          .forEach(dead::add);
    }

    assertThat(idle).isEmpty();
    assertThat(dead).isEmpty();
  }

  @Test
  void each_topic_says_it_in_both_languages_in_at_most_five_sentences_and_plainly() {
    assertThat(help.topics()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    assertThat(help.topics().stream().map(HelpTopic::code)).doesNotHaveDuplicates();
    for (HelpTopic topic : help.topics()) {
      for (String text : both(topic.text())) {
        assertThat(SENTENCE_END.matcher(text).results().count()).as(topic.code() + ": " + text).isBetween(2L, 5L);
        assertThat(text).as(topic.code()).hasSizeBetween(80, 520).endsWith(".");
      }
      assertThat(both(topic.title())).allSatisfy(title -> assertThat(title).isNotBlank().hasSizeLessThan(60));
      assertThat(topic.text().id()).isNotEqualTo(topic.text().en()).doesNotContainIgnoringCase("bukti", "konflik");
    }
  }

  @Test
  void the_words_are_those_of_the_glossary() throws Exception {
    List<String> rows = Files.readAllLines(Path.of("GLOSSARY.md"));
    Set<String> unknown = new TreeSet<>();
    for (HelpTerm word : help.words()) {
      boolean known = rows.stream().anyMatch(row -> row.startsWith("|") && row.contains(word.name().id()));
      if (!known) {
        unknown.add(word.name().id());
      }
      assertThat(both(word.means())).allSatisfy(text -> assertThat(text).hasSizeBetween(15, 160).endsWith("."));
      assertThat(word.name().en()).isNotBlank();
    }
    Set<HelpTerm> used = new HashSet<>();
    help.topics().forEach(topic -> used.addAll(topic.words()));

    assertThat(unknown).as("GLOSSARY.md and glossary.yaml call it otherwise").isEmpty();
    assertThat(help.words()).allMatch(used::contains);
  }

  @Test
  void a_page_leads_to_its_help_and_help_opens_within_and_without_a_regency() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    String regency = "/" + TestCast.LUWU_TIMUR;

    assertThat(open(regency + "/meetings", citra)).contains("href=\"" + regency + "/help/pages/meetings\"");
    assertThat(open(regency + "/help/pages/meetings", citra)).contains("Daftar pertemuan", "id=\"help-text\"",
        "Audiensi, lokakarya, atau rapat yang hasilnya dicatat.");
    assertThat(open("/masuk", null)).contains("href=\"/help/pages/sign-in\"");
    assertThat(open("/help/pages/sign-in", null)).contains("Admin tidak pernah menanyakan kata sandi Anda.");
    assertThat(answer("/help/pages/none-such", null).getStatus()).isEqualTo(404);
  }

  @Test
  void all_of_it_is_found_by_typing_and_by_the_search_of_everything() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    String regency = "/" + TestCast.LUWU_TIMUR;

    assertThat(open(regency + "/help", citra)).contains("Daftar pertemuan", "Halaman pimpinan", "Gugus Tugas KLA");
    assertThat(open(regency + "/help?q=samarkan", citra)).contains("Samarkan wajah").doesNotContain("Halaman pimpinan");
    assertThat(open(regency + "/help?q=qxqxqx", citra)).contains("Tidak ada penjelasan dengan kata itu");
    assertThat(open(regency + "/search?q=samarkan", citra)).contains(regency + "/help/pages/faces");
  }

  private String open(String address, @org.jspecify.annotations.Nullable Cookie cookie) throws Exception {
    MockHttpServletResponse answer = answer(address, cookie);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse answer(String address, @org.jspecify.annotations.Nullable Cookie cookie)
      throws Exception {
    var request = get(address);
    return mvc.perform(cookie == null ? request : request.cookie(cookie)).andReturn().getResponse();
  }

  /** Every address that answers with a page, and those that may answer so. */
  private Set<String> listPages() {
    Set<String> pages = new TreeSet<>();
    handlers.getHandlerMethods().forEach((info, method) -> {
      Class<?> answers = method.getReturnType().getParameterType();
      boolean page = PageModel.class.isAssignableFrom(answers) || answers == WebResult.class;
      if (page && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
        info.getPatternValues()
            .stream()
            .filter(pattern -> !pattern.matches(".*(\\.(xlsx|pdf|png)|/menu-numbers)"))
            .forEach(pages::add);
      }
    });
    return pages;
  }

  private static List<String> both(BilingualText text) {
    return Stream.of(text.id(), text.en()).toList();
  }
}
