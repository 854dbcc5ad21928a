package id.payung.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import id.payung.ApplicationClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each page names a template that takes it. */
public class PageModelTests {

  @Test
  void every_page_model_names_a_template_that_takes_it() throws IOException {
    List<JavaClass> models = ApplicationClasses.all()
        .stream()
        .filter(one -> one.isAssignableTo(PageModel.class) && !one.isInterface())
        .toList();

    assertThat(models).isNotEmpty();
    for (JavaClass model : models) {
      String template = model.getAnnotationOfType(Template.class).value();
      String text = Files.readString(Path.of("src/main/jte", template + ".jte"));
      assertThat(text).as(template).containsPattern("@param [\\w.]*\\b" + model.getSimpleName() + " page");
    }
  }

  /** A page asks by the handler's annotation, or a policy: so that its rule and the door's are one. */
  @Test
  void no_template_spells_a_list_of_roles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      List<Path> templates = files.filter(file -> file.toString().endsWith(".jte")).toList();

      assertThat(templates).hasSizeGreaterThan(100);
      for (Path template : templates) {
        assertThat(Files.readString(template)).as(template.toString()).doesNotContainPattern("\\bRole\\b");
      }
    }
  }
}
