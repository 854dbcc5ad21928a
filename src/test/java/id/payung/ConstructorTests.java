package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Constructors: a class with many collaborators has two jobs, a call with many arguments tells nothing. */
class ConstructorTests {
  private static final int MAX_COLLABORATORS = 8;
  private static final int MAX_ARGUMENTS = 8;

  /** Calls that are still longer. This number only falls. */
  private static final int STILL_LONG = 34;

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

  /**
   * A call with nine arguments or more hides which one is which: a factory with a name, a value that groups what
   * belongs together, or {@code RecordCopy}, which names each component, says it.
   */
  @Test
  void no_more_calls_give_more_arguments_than_one_tells_apart() {
    List<JavaConstructorCall> calls = ApplicationClasses.all()
        .stream()
        .filter(one -> one.getPackageName().startsWith("id.payung"))
        .flatMap(one -> one.getConstructorCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().getPackageName().startsWith("id.payung"))
        .filter(call -> !call.getTargetOwner().isEnum() && !call.getOrigin().isConstructor())
        .toList();

    assertThat(calls).hasSizeGreaterThan(1000);
    assertThat(calls.stream()
        .filter(call -> call.getTarget().getRawParameterTypes().size() > MAX_ARGUMENTS)
        .map(call -> call.getTargetOwner().getSimpleName() + " in " + call.getSourceCodeLocation()))
        .as("calls with more than %d arguments; this number only falls", MAX_ARGUMENTS)
        .hasSizeLessThanOrEqualTo(STILL_LONG);
  }
}
