package id.payung;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of the application: none in a circle with another, none too full to find one's way in. */
class PackageCycleTests {
  /** Classes of one package (house rule: past about 25 files, split by sub-feature). */
  private static final int MAX_CLASSES = 25;

  /** Packages that are still larger, with their size. This list only shrinks. */
  private static final Map<String, Integer> STILL_LARGE = Map.of();

  private static final JavaClasses CLASSES = ApplicationClasses.all();

  @Test
  void no_package_is_in_a_circle_with_another() {
    assertThat(packages()).hasSizeGreaterThan(50);

    slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().allowEmptyShould(false).check(CLASSES);
  }

  @Test
  void no_package_holds_more_classes_than_one_finds_the_way_in() {
    packages().forEach((name, classes) -> assertThat(classes).as(name)
        .hasSizeLessThanOrEqualTo(STILL_LARGE.getOrDefault(name, MAX_CLASSES)));
  }

  /** Top-level classes by package. */
  private static Map<String, Set<String>> packages() {
    return CLASSES.stream()
        .filter(one -> one.getPackageName().startsWith("id.payung"))
        .filter(one -> !one.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new,
            Collectors.mapping(one -> one.getName().replaceFirst("\\$.*", ""), Collectors.toCollection(TreeSet::new))));
  }

  private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass one) {
      return one.getPackageName().startsWith("id.payung") ? SliceIdentifier.of(one.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  };
}
