package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.community.ReportBody;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.TemplateTestRenderer;
import id.payung.platform.web.Ui;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The office's text for the village's group is the phone's: {@code web/test/share.test.mjs} reads the same cases. */
class ShareMessageTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();

  static Stream<JsonNode> cases() {
    JsonNode all = JsonMapper.builder().build().readTree(Path.of("web/test/share-cases.json").toFile());
    assertThat(all.size()).isGreaterThanOrEqualTo(3);
    return all.valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_office_says_what_the_phone_says_in_both_languages(JsonNode one) {
    for (var locale : List.of(Messages.INDONESIAN, Messages.ENGLISH)) {
      assertThat(share(TemplateTestRenderer.ui(locale), one.path("of"))).as(one.path("says").asString() + ", " + locale)
          .isEqualTo(one.path(locale.getLanguage()).asString());
    }
  }

  private static String share(Ui ui, JsonNode report) {
    String kind = report.path("kindOfActivity").asString();
    String kindName = REFERENCE.list("agreements/activity-kinds").nameOf(kind, ui.locale());
    String title =
        ReportPage.groupTitle(ui, report.path("activity").asBoolean(), report.path("title").asString(), kind, kindName);
    JsonNode people = report.path("people");
    return ReportPage.shareMessage(ui, title,
        report.path("village").asString() + ", Kec. " + report.path("district").asString(),
        LocalDate.parse(report.path("heldOn").asString()), new ReportBody.PeopleCounts(people.path("childrenM").asInt(),
            people.path("childrenF").asInt(), people.path("adultsM").asInt(), people.path("adultsF").asInt()),
        report.path("receipt").asString());
  }
}
