package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.web.AssetUrls;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The real server over a real socket, as a browser and a neighbour's page would speak to it. */
@PayungTest
class WebAttackTests extends WebAttackFixture {
  @Test
  void every_answer_says_what_browsers_must_not_do_however_it_came_about() throws Exception {
    TestBrowser ani = new TestBrowser().signIn("ani");
    TestBrowser nobody = new TestBrowser();
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (String address : List.of("/masuk", "/73.24/meetings", "/73.24/people/import/template.xlsx",
        "/73.24/agreements/export.xlsx", "/tidak-ada", "/73.24/meetings/" + Ids.next(), "/api/v1/73.24/reports",
        "/api/v1/73.24/nothing", "/api/v1/openapi.json", "/health", "/error", "/masuk;a=b", "//evil.example/",
        AssetUrls.htmxUrl(), "/static/tidak-ada.js")) {
      answers.add(ani.get(address));
      answers.add(nobody.get(address));
    }
    answers.add(ani.post("/73.24/organisations", "name=x"));
    answers.add(nobody.send(nobody.request("/masuk").method("PUT", BodyPublishers.noBody())));
    answers.add(nobody.send(nobody.request("/masuk").method("FOO", BodyPublishers.noBody())));
    answers.add(nobody.send(nobody.request("/masuk").method("TRACE", BodyPublishers.noBody())));

    for (HttpResponse<String> answer : answers) {
      String what = answer.request().method() + " " + answer.uri() + " " + answer.statusCode();
      for (String header : List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options",
          "Referrer-Policy", "Permissions-Policy")) {
        assertThat(answer.headers().allValues(header)).as(what + " " + header).hasSize(1);
      }
      assertThat(answer.statusCode()).as(what).isNotEqualTo(500);
      assertThat(answer.headers().firstValue("Server")).as(what).isEmpty();
      assertThat(answer.body()).as(what).doesNotContain("Exception", "Tomcat", "\"timestamp\"", "at org.");
    }
    for (HttpResponse<String> answer : answers) {
      if (!answer.uri().getPath().startsWith("/webjars/")) {
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(answer.uri() + " " + answer.statusCode())
            .contains("no-store");
      }
    }
    assertThat(answers.stream()
        .filter(answer -> answer.uri().getPath().startsWith("/webjars/"))
        .map(answer -> answer.headers().firstValue("Cache-Control").orElse("")))
        .allMatch(kept -> kept.contains("immutable"));
  }

  @Test
  void cookies_are_out_of_reach_of_scripts_and_of_other_sites_and_a_sign_in_is_always_a_new_one() throws Exception {
    TestBrowser browser = new TestBrowser();
    HttpResponse<String> page = browser.get("/masuk");
    browser.cookies.put("payung", "ditanam-orang-lain");
    HttpResponse<String> in =
        browser.post("/masuk", "name=ani&password=" + TestCast.PASSWORD + "&_csrf=" + browser.token);

    for (HttpResponse<String> answer : List.of(page, in)) {
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain");
      }
    }
    assertThat(browser.cookies.get("payung")).isNotEqualTo("ditanam-orang-lain").hasSize(43);
    assertThat(page.body()).doesNotContain("jsessionid");
  }

  @Test
  void a_neighbour_that_plants_the_token_is_still_refused() throws Exception {
    TestBrowser ani = new TestBrowser().signIn("ani");
    ani.cookies.put("XSRF-TOKEN", "11111111-1111-1111-1111-111111111111");
    ani.get("/akun");
    String form = "_csrf=" + ani.token + "&to=en&back=/";

    assertThat(ani.post("/bahasa", form, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(ani.post("/bahasa", form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(ani.post("/bahasa", form, "Origin", "http://jahat.contoh.example").statusCode()).isEqualTo(403);
    assertThat(ani.post("/bahasa", form, "Origin", "http://127.0.0.1:" + port).statusCode()).isEqualTo(303);
    assertThat(ani.post("/bahasa", form, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
  }

  @Test
  void nothing_that_a_stranger_writes_decides_where_a_browser_goes() throws Exception {
    List<String> elsewhere = List.of("//evil.example", "https://evil.example", "/\\evil.example",
        "/73.24//evil.example", "/73.24/../..//evil.example", "javascript:alert(1)", "/73.24/%0d%0aSet-Cookie:%20x=y",
        "/73.24/\r\nX: y", "http:evil.example", " /evil", "/73.24@evil.example");
    for (String next : elsewhere) {
      TestBrowser browser = new TestBrowser();
      browser.get("/masuk");
      HttpResponse<String> in = browser.post("/masuk",
          "name=ani&password=" + TestCast.PASSWORD + "&_csrf=" + browser.token + "&next=" + urlEncode(next));
      assertThat(in.headers().firstValue("Location").orElse("")).as(next)
          .startsWith("/")
          .doesNotStartWith("//")
          .doesNotContain("evil.example")
          .doesNotContain("\\");
      assertThat(in.headers().firstValue("X")).isEmpty();
      HttpResponse<String> language =
          browser.post("/bahasa", "to=id&_csrf=" + browser.token + "&back=" + urlEncode(next));
      String to = language.headers().firstValue("Location").orElse("");
      assertThat(URI.create("http://kita.example/").resolve(to.replace(" ", "%20")).getHost()).as(next + " → " + to)
          .isEqualTo("kita.example");
      HttpResponse<String> held = browser.post("/masuk", "name=ani&password=" + TestCast.PASSWORD + "&_csrf="
          + browser.token + "&held=" + urlEncode(urlEncode(next) + "&a=b"));
      assertThat(held.body()).as(next).doesNotContain("action=\"" + HtmlUtils.htmlEscape(next));
    }
    TestBrowser ani = new TestBrowser().signIn("ani");
    HttpResponse<String> missing =
        ani.get("/73.24/meetings/" + Ids.next(), "Referer", "http://127.0.0.1:" + port + "//evil.example/x");
    assertThat(missing.body()).doesNotContain("evil.example");
    HttpResponse<String> asked = new TestBrowser().get("/73.24/meetings", "X-Forwarded-Host", "evil.example",
        "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/evil", "Forwarded", "host=evil.example");
    assertThat(asked.headers().firstValue("Location").orElse("")).isEqualTo("/masuk?next=%2F73.24%2Fmeetings");
  }

  @Test
  void who_forges_an_address_is_counted_by_the_true_one() throws Exception {
    TestBrowser browser = new TestBrowser();
    browser.get("/masuk");
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < 12; i++) {
      int status =
          browser
              .post("/masuk", "name=tidak.ada.sama.sekali&password=x&_csrf=" + browser.token, "X-Forwarded-For",
                  "10.0.0." + i)
              .statusCode();
      refused.addAndGet(status == 429 ? 1 : 0);
    }

    assertThat(refused.get()).isEqualTo(2);
  }

  @Test
  void a_form_that_was_filled_in_while_the_session_ended_is_not_lost() throws Exception {
    TestBrowser budi = new TestBrowser().signIn("budi");
    String id = Ids.next().toString();
    budi.get("/73.24/meetings/new");
    budi.cookies.remove("payung");
    String story = "Rapat panjang \"yang\" <ditulis>\r\nbaris kedua & 🙂";
    String form = "_csrf=" + budi.token + "&id=" + id + "&title=" + urlEncode(story)
        + "&kind=audience&heldOn=2026-11-02&office=" + TestCast.DP3A;

    HttpResponse<String> asked = budi.post("/73.24/meetings", form);
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.body()).contains("Isian Anda tidak hilang");
    String held = formField(asked.body(), "held");
    HttpResponse<String> mistyped =
        budi.post("/masuk", "name=budi&password=salah&_csrf=" + budi.token + "&held=" + urlEncode(held));
    assertThat(formField(mistyped.body(), "held")).isEqualTo(held);
    HttpResponse<String> again = budi.post("/masuk",
        "name=budi&password=" + TestCast.PASSWORD + "&_csrf=" + budi.token + "&held=" + urlEncode(held));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("action=\"/73.24/meetings\"").contains("Budi Contoh");
    assertThat(formField(again.body(), "title")).isEqualTo(story);

    String resent = "_csrf=" + budi.token + "&id=" + formField(again.body(), "id") + "&title="
        + urlEncode(formField(again.body(), "title")) + "&kind=" + formField(again.body(), "kind") + "&heldOn="
        + formField(again.body(), "heldOn") + "&office=" + formField(again.body(), "office");
    assertThat(budi.post("/73.24/meetings", resent).headers().firstValue("Location")).contains("/73.24/meetings/" + id);
    assertThat(HtmlUtils.htmlUnescape(budi.get("/73.24/meetings/" + id).body()))
        .contains("Rapat panjang \"yang\" <ditulis>");
  }

  @Test
  void a_form_with_yesterdays_token_comes_back_filled_in_when_it_is_ours_and_not_from_elsewhere() throws Exception {
    TestBrowser budi = new TestBrowser().signIn("budi");
    String form = "_csrf=kemarin&id=" + Ids.next() + "&title=Rapat+yang+lama+diketik&kind=audience&heldOn=2026-11-02";

    HttpResponse<String> ours = budi.post("/73.24/meetings", form, "Sec-Fetch-Site", "same-origin");
    HttpResponse<String> foreign = budi.post("/73.24/meetings", form);

    assertThat(ours.statusCode()).isEqualTo(403);
    assertThat(ours.body()).contains("Isian Anda masih ada");
    assertThat(formField(ours.body(), "title")).isEqualTo("Rapat yang lama diketik");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).doesNotContain("Rapat yang lama diketik").contains("Buka lagi halamannya");
  }

  @Test
  void what_is_typed_never_writes_a_line_of_its_own_into_a_header_or_the_log() throws Exception {
    TestBrowser ani = new TestBrowser().signIn("ani");
    var heard = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
    var log = (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    heard.start();
    log.addAppender(heard);
    try {
      for (String address : List.of("/73.24/organisations?q=a%0d%0aERROR%20palsu", "/73.24/meetings/%0d%0aX-Palsu:%201",
          "/73.24/trail?who=%0aWARN%20palsu", "/%0d%0aSet-Cookie:palsu=1")) {
        HttpResponse<String> answer = ani.get(address, "User-Agent", "peramban palsu");
        assertThat(answer.statusCode()).as(address).isLessThan(500);
        assertThat(answer.headers().map().keySet()).as(address).noneMatch(name -> name.equalsIgnoreCase("X-Palsu"));
        assertThat(answer.headers().allValues("Set-Cookie")).as(address).noneMatch(cookie -> cookie.contains("palsu"));
      }
    } finally {
      log.detachAppender(heard);
    }

    assertThat(heard.list).noneMatch(line -> line.getFormattedMessage().contains("palsu"));
  }

  private static String formField(String page, String name) {
    Matcher field =
        Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*?value=\"([^\"]*)\"", Pattern.DOTALL).matcher(page);
    assertThat(field.find()).as(name).isTrue();
    return HtmlUtils.htmlUnescape(field.group(1));
  }

  private static String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
