package id.payung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A register from Excel as somebody brings it in, and the list that it comes into.
 *
 * @param list address of the list
 * @param fileName what the file is called
 */
public record RegisterPages(MockMvc mvc, String list, String fileName) {
  private static final Pattern HIDDEN = Pattern
      .compile("<input type=\"hidden\" name=\"(sha256|fileName|run|sheet-shown|shown\\.\\d+)\" value=\"([^\"]*)\"");

  public MockHttpServletResponse upload(Cookie who, byte[] sheet) throws Exception {
    return mvc
        .perform(
            multipart(list + "/import").file(new MockMultipartFile("file", fileName, "application/octet-stream", sheet))
                .cookie(who)
                .with(csrf()))
        .andReturn()
        .getResponse();
  }

  /** What taking it would do. */
  public String look(Cookie who, byte[] sheet) throws Exception {
    MockHttpServletResponse looked = upload(who, sheet);
    assertThat(looked.getStatus()).isEqualTo(200);
    return looked.getContentAsString();
  }

  /**
   * Takes what was looked at.
   *
   * @param looked the page of it
   * @param answers beside those that the page has
   */
  public MockHttpServletResponse take(Cookie who, String looked, Map<String, String> answers) throws Exception {
    Map<String, String> form = form(looked);
    form.putAll(answers);
    var request = post(list + "/import/taking").cookie(who).with(csrf());
    form.forEach(request::param);
    return mvc.perform(request).andReturn().getResponse();
  }

  /** The hidden fields of a register that was looked at. */
  public static Map<String, String> form(String looked) {
    Map<String, String> form = new LinkedHashMap<>();
    Matcher hidden = HIDDEN.matcher(looked);
    while (hidden.find()) {
      form.put(hidden.group(1), hidden.group(2));
    }
    return form;
  }

  public String list(Cookie who, String words) throws Exception {
    return page(who, list + "?q=" + words);
  }

  /** The page of the record that a list shows under this title. */
  public String open(Cookie who, String listed, String title) throws Exception {
    return page(who, list + "/" + idOf(listed, title));
  }

  public String page(Cookie who, String address) throws Exception {
    return mvc.perform(get(address).cookie(who)).andReturn().getResponse().getContentAsString();
  }

  public String idOf(String listed, String title) {
    Matcher link = Pattern.compile(Pattern.quote(list) + "/([0-9a-f-]{36})\">" + Pattern.quote(title)).matcher(listed);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
