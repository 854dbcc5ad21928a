package id.payung.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageModelTests {

  @Test
  void every_page_model_names_a_template_that_takes_it() throws IOException {
    List<JavaClass> models = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("id.payung")
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
}
