package id.payung.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The declarations say what the database says; {@link LifeCyclesTest} finds any that is missing here. */
class PresentLifeCyclesTest {

  @Test
  void the_database_lets_in_the_same_codes_of_each_of_them() {
    List<LifeCycle<?>> stored = PresentLifeCycles.all().stream().filter(PresentLifeCyclesTest::isStored).toList();

    assertThat(stored).hasSizeGreaterThan(6).allSatisfy(PresentLifeCyclesTest::checkStored);
  }

  private static boolean isStored(LifeCycle<?> cycle) {
    return cycle.states().stream().anyMatch(LifeCycleState::stored);
  }

  private static <S extends Enum<S> & LifeCycleState> void checkStored(LifeCycle<S> cycle) {
    LifeCycleCompleteness.checkStored(cycle);
  }
}
