package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** What a page marks as needed is needed: a form that is sent without it comes back, whatever the browser checks. */
@DemoApplicationTest
class RequiredFieldTests {
  private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);
  private static final Pattern NEEDED =
      Pattern.compile("<(?:input|select|textarea)\\b(?=[^>]*\\srequired[\\s>=])[^>]*\\sname=\"([^\"]+)\"[^>]*>");

  /** What a small form in the page of something else leaves behind when it goes back there. */
  private static final String RETURNED = "form";

  /** One of them is always chosen on the page, and the usual one is taken; a reason is needed for returning alone. */
  private static final Set<String> NEVER_MISSING = Set.of("/73.24/agreements/*/renewal sort", "/73.24/bodies kind",
      "/73.24/bodies/*/actions state", "/73.24/kla/*/desk/*/verdicts reason");

  @Autowired SiteCrawler crawler;

  /** Each field that a page marks as needed, by form and name, with the form. */
  private final Map<String, CrawledForms.CrawledForm> needed = new TreeMap<>();

  @BeforeAll
  void gather_what_is_marked() throws Exception {
    crawler.crawlAll()
        .crawls()
        .forEach((who, walk) -> walk.values()
            .forEach(seen -> FORM.matcher(seen.body()).results().forEach(form -> gather(who, form.group()))));
  }

  private void gather(String who, String html) {
    for (CrawledForms.CrawledForm form : CrawledForms.read(who, html)) {
      String kind = SiteCrawler.UUID_IN_PATH.matcher(form.action()).replaceAll("*").replaceAll("/20\\d\\d/", "/*/");
      Matcher field = NEEDED.matcher(html);
      while (field.find()) {
        needed.putIfAbsent(kind.replaceAll("/questions/[\\dKD.]+", "/questions/*") + " " + field.group(1), form);
      }
    }
  }

  @Test
  void what_is_marked_as_needed_is_not_taken_without_it() throws Exception {
    Set<String> taken = new TreeSet<>();
    Set<String> told = new TreeSet<>();
    for (Map.Entry<String, CrawledForms.CrawledForm> one : needed.entrySet()) {
      if (NEVER_MISSING.contains(one.getKey())) {
        continue;
      }
      String field = one.getKey().substring(one.getKey().indexOf(' ') + 1);
      MvcResult answer = sendWithout(field, one.getValue());
      int status = answer.getResponse().getStatus();
      if (status < 400 && !answer.getFlashMap().containsKey(RETURNED)) {
        taken.add(one.getKey() + " " + status);
      }
      if (answer.getResponse().getContentAsString().contains("id=\"" + field + "-error\"")) {
        told.add(one.getKey());
      }
    }

    assertThat(needed).hasSizeGreaterThan(60).containsKeys(NEVER_MISSING.toArray(String[]::new));
    assertThat(told).as("beside the field").hasSizeGreaterThan(25);
    assertThat(taken).isEmpty();
  }

  private MvcResult sendWithout(String field, CrawledForms.CrawledForm form) throws Exception {
    AbstractMockHttpServletRequestBuilder<?> request = form.fileFields().isEmpty() ? post(URI.create(form.action()))
        : multipart(URI.create(form.action()))
            .file(new MockMultipartFile(form.fileFields().getFirst(), "", "text/plain", new byte[0]));
    form.fields().forEach((name, value) -> request.param(name, name.equals(field) ? "" : value));
    form.buttonFields().forEach((name, value) -> {
      if (!form.fields().containsKey(name)) {
        request.param(name, value);
      }
    });
    return crawler.mvc.perform(request.with(csrf()).cookie(crawler.sessionCookie(form.who()))).andReturn();
  }
}
