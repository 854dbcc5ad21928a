package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class with many collaborators has two jobs. */
class ConstructorTests {
  private static final int MAX_COLLABORATORS = 8;

  @Test
  void no_class_has_more_collaborators_than_one_keeps_in_mind() {
    List<JavaConstructor> constructors = ApplicationClasses.all()
        .stream()
        .filter(one -> one.getPackageName().startsWith("id.payung"))
        .filter(one -> !one.isRecord() && !one.isEnum())
        .map(JavaClass::getConstructors)
        .flatMap(all -> all.stream())
        .toList();

    assertThat(constructors).hasSizeGreaterThan(500);
    assertThat(constructors).filteredOn(one -> one.getRawParameterTypes().size() > MAX_COLLABORATORS)
        .extracting(one -> one.getOwner().getName() + " " + one.getRawParameterTypes().size())
        .isEmpty();
  }
}
