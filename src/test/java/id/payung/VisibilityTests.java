package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A type is public where another package, a template or {@code META-INF/services} needs it, and nowhere else. */
class VisibilityTests {
  /** Public among the top-level types, in percent. This number only falls. */
  private static final double STILL_PUBLIC = 54.4;

  @Test
  void no_more_types_are_public_than_before() {
    List<JavaClass> types = ApplicationClasses.all()
        .stream()
        .filter(one -> one.getPackageName().startsWith("id.payung"))
        .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
        .toList();

    assertThat(types).hasSizeGreaterThan(1000);
    long open = types.stream().filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC)).count();
    assertThat(100.0 * open / types.size()).as("%d of %d types", open, types.size()).isLessThanOrEqualTo(STILL_PUBLIC);
  }
}
