package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Messages;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UiGalleryTest {

  @Test
  void every_control_renders_in_both_languages_with_all_its_words() {
    for (var locale : new java.util.Locale[]{Messages.INDONESIAN, Messages.ENGLISH}) {
      String page = TemplateTestRenderer.render("ui/gallery", Map.of("ui", TemplateTestRenderer.ui(locale)));

      assertThat(page).contains("<html lang=\"" + locale.getLanguage() + "\"").doesNotContain("⟦");
    }
  }

  @Test
  void nothing_on_the_page_needs_an_inline_script_or_style() {
    String page = TemplateTestRenderer.render("ui/gallery", Map.of());

    assertThat(page).doesNotContainPattern("\\sstyle=")
        .doesNotContain("<style")
        .doesNotContainPattern("\\son[a-z]+=\"");
    assertThat(Pattern.compile("<script(?![^>]*\\ssrc=)").matcher(page).find()).isFalse();
  }

  @Test
  void a_field_keeps_what_was_typed_and_says_what_is_wrong_to_a_screen_reader() {
    String field = TemplateTestRenderer.render("ui/field",
        Map.of("name", "nama", "label", "Nama", "value", "<Ani>", "error", "Nama belum lengkap."));

    assertThat(field).contains("value=\"&lt;Ani>\"", "aria-invalid=\"true\"", "aria-describedby=\"nama-error\"",
        "id=\"nama-error\"", "Nama belum lengkap.");
  }

  @Test
  void every_icon_that_a_template_names_is_drawn() throws Exception {
    String icons = java.nio.file.Files.readString(java.nio.file.Path.of("web/office/icons.svg"));
    var named = Pattern.compile("icon\\(name = \"([a-z]+)\"");
    try (var templates = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/jte"))) {
      for (var template : templates.filter(path -> path.toString().endsWith(".jte")).toList()) {
        var names = named.matcher(java.nio.file.Files.readString(template));
        while (names.find()) {
          assertThat(icons).as("icon of %s", template).contains("id=\"" + names.group(1) + "\"");
        }
      }
    }
  }
}
