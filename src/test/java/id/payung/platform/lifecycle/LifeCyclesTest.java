package id.payung.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every life-cycle that any class declares is complete, and the page of documentation shows it as it is. */
class LifeCyclesTest {
  private static final String NAME = LifeCycle.class.getName().replace('.', '/');
  private static final Path PAGE = Path.of("docs/life-cycles.md");

  @Test
  void every_declared_life_cycle_is_complete() throws ReflectiveOperationException {
    Set<LifeCycle<?>> declared = declared(location -> true);

    assertThat(PresentLifeCycles.all()).containsExactlyInAnyOrderElementsOf(declared(new DoNotIncludeTests()));
    assertThat(declared.stream().map(LifeCycle::name)).doesNotHaveDuplicates();
    declared.forEach(LifeCyclesTest::check);
  }

  /** {@code -Ddocs.write=true} writes the page anew. */
  @Test
  void the_page_shows_each_of_them() throws IOException {
    String page = Files.readString(PAGE);
    String shown = PresentLifeCycles.all().stream().map(LifeCyclesTest::section).collect(Collectors.joining("\n"));
    String made = page.substring(0, page.indexOf("\n## ") + 1) + shown;
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, made);
    } else {
      assertThat(page).isEqualTo(made);
    }
  }

  private static <S extends Enum<S> & LifeCycleState> void check(LifeCycle<S> cycle) {
    LifeCycleCompleteness.check(cycle);
  }

  private static <S extends Enum<S> & LifeCycleState> String section(LifeCycle<S> cycle) {
    return LifeCycleDocument.section(cycle);
  }

  private static Set<LifeCycle<?>> declared(ImportOption option) throws ReflectiveOperationException {
    Set<LifeCycle<?>> found = new LinkedHashSet<>();
    for (JavaField field : new ClassFileImporter().withImportOption(LifeCyclesTest::namesTheClass)
        .withImportOption(option)
        .importPackages("id.payung")
        .stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getRawType().isEquivalentTo(LifeCycle.class))
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .toList()) {
      Field constant = field.reflect();
      constant.setAccessible(true);
      found.add((LifeCycle<?>) constant.get(null));
    }
    return found;
  }

  /** Reads only class files that mention the kit: most of the application does not. */
  private static boolean namesTheClass(Location location) {
    try (InputStream file = location.asURI().toURL().openStream()) {
      return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains(NAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
