package id.payung;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Every form that people met on their walks, with what the page and a diligent person put in. */
final class CrawledForms {
  private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"#]*)");
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern SELECT =
      Pattern.compile("<select\\b[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
  private static final Pattern AREA = Pattern.compile("<textarea\\b[^>]*name=\"([^\"]*)\"");
  private static final Pattern BUTTON = Pattern.compile("<button\\b[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern KIND = Pattern.compile("\\btype=\"([^\"]*)\"");

  /**
   * A form as somebody met it.
   *
   * @param idFields fields that a list or a hidden field sends back: ids and versions
   * @param fileFields fields that take a file
   * @param buttonFields what its first button says
   */
  record CrawledForm(String who, String action, Map<String, String> fields, List<String> idFields,
      List<String> fileFields, Map<String, String> buttonFields) {}

  private final Map<String, CrawledForm> forms = new TreeMap<>();

  private CrawledForms() {}

  /** By the address that they are sent to, with a star for every id. */
  static Map<String, CrawledForm> collect(SiteCrawler crawler) {
    CrawledForms met = new CrawledForms();
    crawler.crawls()
        .forEach((who, walk) -> walk.values()
            .forEach(seen -> FORM.matcher(seen.body()).results().forEach(form -> met.addForm(who, form.group()))));
    return met.forms;
  }

  /** The forms of one page, as somebody met it. */
  static List<CrawledForm> read(String who, String html) {
    CrawledForms met = new CrawledForms();
    FORM.matcher(html).results().forEach(form -> met.addForm(who, form.group()));
    return List.copyOf(met.forms.values());
  }

  /** Where the forms of one page are sent, each with its own ids. */
  static List<String> listActions(String html) {
    return FORM.matcher(html)
        .results()
        .flatMap(form -> ACTION.matcher(form.group()).results().limit(1))
        .map(action -> SiteCrawler.withoutQuery(HtmlUtils.htmlUnescape(action.group(1))))
        .toList();
  }

  private void addForm(String who, String html) {
    Matcher action = ACTION.matcher(html);
    if (!action.find() || !action.group(1).startsWith("/" + SiteCrawler.OWN_REGENCY + "/")) {
      return;
    }
    String address = HtmlUtils.htmlUnescape(action.group(1));
    CrawledForm form = new CrawledForm(who, address, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(),
        new LinkedHashMap<>());
    BUTTON.matcher(html)
        .results()
        .forEach(button -> form.buttonFields().putIfAbsent(button.group(1), HtmlUtils.htmlUnescape(button.group(2))));
    INPUT.matcher(html).results().map(input -> input.group()).forEach(input -> addInput(input, form));
    SELECT.matcher(html)
        .results()
        .forEach(select -> VALUE.matcher(select.group(2))
            .results()
            .map(option -> HtmlUtils.htmlUnescape(option.group(1)))
            .filter(value -> !value.isBlank())
            .findFirst()
            .ifPresent(value -> addField(select.group(1), value, form)));
    AREA.matcher(html).results().forEach(area -> form.fields().put(area.group(1), "Uji coba isian."));
    forms.putIfAbsent(SiteCrawler.UUID_IN_PATH.matcher(address).replaceAll("*").replaceAll("\\?.*", ""), form);
  }

  private static void addInput(String input, CrawledForm form) {
    Matcher name = NAME.matcher(input);
    String kind = KIND.matcher(input).results().map(found -> found.group(1)).findFirst().orElse("text");
    if (!name.find() || name.group(1).equals("_csrf") || kind.equals("submit")) {
      return;
    }
    String value =
        VALUE.matcher(input).results().map(found -> HtmlUtils.htmlUnescape(found.group(1))).findFirst().orElse("");
    switch (kind) {
      case "file" -> form.fileFields().add(name.group(1));
      case "hidden", "radio", "checkbox" -> addField(name.group(1), value, form);
      case "date" -> form.fields().put(name.group(1), value.isEmpty() ? "2026-11-20" : value);
      case "number" -> form.fields().put(name.group(1), value.isEmpty() ? "1" : value);
      default -> form.fields().put(name.group(1), value.isEmpty() ? "Uji" : value);
    }
  }

  private static void addField(String name, String value, CrawledForm form) {
    if (form.fields().putIfAbsent(name, value) == null
        && (SiteCrawler.UUID_IN_PATH.matcher(value).matches() || name.equals("version") || name.equals("basedOn"))) {
      form.idFields().add(name);
    }
  }
}
