package id.payung.platform.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  @Test
  void nobody_who_is_known_has_more_than_a_quarter() throws Exception {
    ConcurrencyLimit pages = new ConcurrencyLimit(16, 1);
    List<Runnable> inside = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      inside.add(pages.tryEnter("ani"));
    }

    assertThat(inside).doesNotContainNull();
    assertThat(pages.tryEnter("ani")).isNull();
    for (int i = 0; i < 12; i++) {
      assertThat(pages.tryEnter(i % 2 == 0 ? null : "p" + i)).as("%dth of others", i).isNotNull();
    }
    assertThat(pages.tryEnter("budi")).as("all are taken").isNull();
    inside.getFirst().run();
    assertThat(pages.tryEnter("budi")).isNotNull();
    assertThat(pages.tryEnter("ani")).as("no place was left").isNull();
  }
}
