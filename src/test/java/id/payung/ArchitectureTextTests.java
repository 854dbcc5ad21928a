package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.events.ApplicationModuleListener;

/** What docs/architecture.md says of the modules is what the modules say of themselves. */
class ArchitectureTextTests {
  private static final Path TEXT = Path.of("docs/architecture.md");

  private record Module(String name, List<String> uses) {}

  private record Listener(String event, String type, String id) {}

  @Test
  void the_picture_shows_the_modules_and_whom_they_may_use() throws IOException {
    String picture = modules().stream()
        .flatMap(module -> module.uses().stream().map(used -> "  " + module.name() + " --> " + used + "\n"))
        .collect(Collectors.joining("", "```mermaid\ngraph TD\n", "```"));

    assertThat(modules()).hasSizeGreaterThan(5);
    assertThat(Files.readString(TEXT)).contains(picture);
  }

  @Test
  void the_table_names_every_module_and_no_other() throws IOException {
    Matcher rows = Pattern.compile("(?m)^\\| `(\\w+)` \\| `\\w+` \\|").matcher(Files.readString(TEXT));

    assertThat(rows.results().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(
        Stream.concat(Stream.of("platform"), modules().stream().map(Module::name)).toList());
  }

  /** The id is stored with what was not heard yet: who changes one finds it here. */
  @Test
  void the_table_of_listeners_names_each_with_its_event_and_its_id() throws IOException {
    Matcher rows =
        Pattern.compile("(?m)^\\| `(\\w+)`[^|]* \\| `(\\w+)` \\(`([\\w:.-]+)`\\) \\|").matcher(Files.readString(TEXT));

    assertThat(listListeners()).hasSizeGreaterThan(10);
    assertThat(rows.results().map(row -> new Listener(row.group(1), row.group(2), row.group(3))))
        .containsExactlyInAnyOrderElementsOf(listListeners());
  }

  private static List<Listener> listListeners() {
    return ApplicationClasses.all()
        .stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(ApplicationModuleListener.class))
        .map(method -> new Listener(method.getRawParameterTypes().getFirst().getSimpleName(),
            method.getOwner().getSimpleName(), method.getAnnotationOfType(ApplicationModuleListener.class).id()))
        .toList();
  }

  /** All but the platform, which everybody may use. */
  private static List<Module> modules() {
    return ApplicationClasses.modules()
        .stream()
        .flatMap(module -> module.getBasePackage()
            .getAnnotation(ApplicationModule.class)
            .stream()
            .map(said -> new Module(module.getIdentifier().toString(), used(said.allowedDependencies()))))
        .filter(module -> !module.name().equals("platform"))
        .sorted(Comparator.comparing(Module::name))
        .toList();
  }

  private static List<String> used(String[] allowed) {
    return Arrays.stream(allowed)
        .map(name -> name.replaceFirst(" ?::.*$", ""))
        .filter(name -> !name.equals("platform"))
        .distinct()
        .sorted()
        .toList();
  }
}
