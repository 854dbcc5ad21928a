package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.suite.api.SelectClasses;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.BeanOverride;

/**
 * What keeps the daily set quick and its answer sure: each slow test says so by its tag, one Spring context serves
 * nearly all, and none counts on how fast the machine is.
 */
class TestConventionTests {
  private static final JavaClasses TESTS =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("id.payung");

  /** Restores what a landed version left before the application starts: the one start that is unlike all others. */
  private static final String RESTORED = "id.payung.platform.archive.ReleasedArchiveTests";

  private static final Set<String> WAITS_FOR_A_TIME = Set.of("Thread.sleep", "Thread.onSpinWait", "TimeUnit.sleep",
      "ConditionFactory.atMost", "Page.waitForTimeout", "Frame.waitForTimeout");

  private static final Set<String> DAYS = Set.of("LocalDate", "LocalDateTime", "YearMonth", "Year");

  /** Each would make a context that nobody shares. */
  private static final List<Class<? extends Annotation>> SHAPING = List.of(SpringBootTest.class, Import.class,
      TestPropertySource.class, ContextConfiguration.class, ActiveProfiles.class, DirtiesContext.class);

  @Test
  void whoever_opens_a_browser_is_tagged_so() {
    Set<String> untagged = listUntagged("browser", name -> name.startsWith("com.microsoft.playwright."));

    assertThat(untagged).isEmpty();
  }

  @Test
  void whoever_starts_a_program_is_tagged_as_slow() {
    Set<String> untagged = listUntagged("slow", Set.of("java.lang.ProcessBuilder", "java.lang.Process",
        "id.payung.platform.postgres.PostgresServer")::contains);

    assertThat(untagged).isEmpty();
  }

  /** What hurries or sleeps fails by chance on a busy machine; the benchmarks measure time, and may. */
  @Test
  void nobody_waits_for_a_time_instead_of_for_what_is_to_happen() {
    Set<String> hurried = TESTS.stream()
        .filter(each -> !each.getPackageName().equals("id.payung.bench") && !each.isEquivalentTo(Patience.class))
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(call -> WAITS_FOR_A_TIME.contains(call.getTargetOwner().getSimpleName() + "." + call.getName()))
        .map(call -> call.getOriginOwner().getName() + " " + call.getName())
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(hurried).as("Patience.await() and its constants instead").isEmpty();
    assertThat(TESTS.get(Patience.class).getMethodCallsFromSelf()).as("the search finds what it looks for")
        .anyMatch(call -> call.getName().equals("atMost"));
  }

  /** UTC is a day behind the regency until eight in the morning there, and at a month's end a month. */
  @Test
  void nobody_takes_the_day_of_the_server_for_that_of_the_regency() {
    Set<String> elsewhere = TESTS.stream()
        .filter(each -> !each.getPackageName().equals("id.payung.bench"))
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(call -> DAYS.contains(call.getTargetOwner().getSimpleName()) && call.getName().equals("now"))
        .filter(call -> !call.getTarget()
            .getRawParameterTypes()
            .stream()
            .anyMatch(type -> type.isEquivalentTo(ZoneId.class)))
        .map(call -> call.getOriginOwner().getName())
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(elsewhere).as("TestCast.today(clock) instead").isEmpty();
  }

  @Test
  void the_search_for_browsers_and_programs_finds_those_that_are_known() {
    assertThat(listUsers(name -> name.startsWith("com.microsoft.playwright."))).hasSizeGreaterThan(5);
    assertThat(listUsers("java.lang.ProcessBuilder"::equals)).contains("id.payung.CommandLineTests",
        "id.payung.bench.CrashRecoveryTests");
  }

  @Test
  void the_application_comes_in_one_shape() {
    Set<String> shaped = new TreeSet<>();
    for (Class<?> test : listTestClasses()) {
      if (!AnnotationSupport.isAnnotated(test, SpringBootTest.class) || test.getName().equals(RESTORED)) {
        continue;
      }
      boolean known = test.isAnnotationPresent(PayungTest.class) || test.isAnnotationPresent(DemoApplicationTest.class);
      boolean changed = SHAPING.stream().anyMatch(test::isAnnotationPresent) || configuresBeans(test);
      if (!known || changed && !test.isAnnotationPresent(OwnDatabase.class)) {
        shaped.add(test.getName());
      }
    }

    assertThat(shaped).as("@PayungTest or @DemoApplicationTest as it is, else with @OwnDatabase").isEmpty();
  }

  private static boolean configuresBeans(Class<?> test) {
    return Arrays.stream(test.getDeclaredClasses()).anyMatch(each -> each.isAnnotationPresent(TestConfiguration.class))
        || Arrays.stream(test.getDeclaredFields())
            .anyMatch(field -> AnnotationSupport.isAnnotated(field, BeanOverride.class));
  }

  @Test
  void the_build_runs_the_tests_of_a_suite_in_one_process_and_leaves_none_of_them_out() throws IOException {
    Class<?>[] shape = ApplicationShapeSuite.class.getAnnotation(SelectClasses.class).value();
    Set<String> inSuites = Stream
        .concat(listTestClasses().stream().filter(test -> test.isAnnotationPresent(DemoApplicationTest.class)),
            Stream.concat(Stream.of(DemoApplicationTest.class), Stream.of(shape)))
        .map(test -> "<exclude>" + test.getName().replace('.', '/') + ".java</exclude>")
        .collect(Collectors.toCollection(TreeSet::new));

    Set<String> left = Files.readAllLines(Path.of("pom.xml"))
        .stream()
        .map(String::strip)
        .filter(line -> line.startsWith("<exclude>id/payung/"))
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(left).isEqualTo(inSuites);
  }

  private static Set<String> listUntagged(String tag, Predicate<String> used) {
    Set<String> users = listUsers(used);
    return listTestClasses().stream()
        .filter(test -> users.contains(test.getName()) && !hasTag(test, tag))
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasTag(Class<?> test, String tag) {
    return AnnotationSupport.findRepeatableAnnotations(test, Tag.class)
        .stream()
        .anyMatch(each -> each.value().equals(tag));
  }

  private static List<Class<?>> listTestClasses() {
    return TESTS.stream()
        .filter(each -> each.isTopLevelClass() && !each.isAnnotation() && each.getSimpleName().matches(".*Tests?"))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  /** The test classes that reach such a class, themselves or through others of the tests. */
  private static Set<String> listUsers(Predicate<String> used) {
    Set<String> users = new TreeSet<>();
    for (Class<?> test : listTestClasses()) {
      Set<JavaClass> known = new HashSet<>();
      Deque<JavaClass> ahead = new ArrayDeque<>(List.of(TESTS.get(test)));
      while (!ahead.isEmpty()) {
        JavaClass next = ahead.poll();
        for (Dependency dependency : next.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          if (used.test(target.getName())) {
            users.add(test.getName());
          } else if (TESTS.contain(target.getName()) && !isSharedServer(target) && known.add(target)) {
            ahead.add(target);
          }
        }
      }
    }
    return users;
  }

  /** The server of all tests is started once for a run. */
  private static boolean isSharedServer(JavaClass each) {
    return each.getName().startsWith("id.payung.platform.postgres.TestPostgres");
  }
}
