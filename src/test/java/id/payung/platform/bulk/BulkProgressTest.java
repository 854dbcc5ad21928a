package id.payung.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BulkProgressTest {
  private final BulkProgress progress = new BulkProgress();

  @Test
  void a_run_of_the_same_id_by_somebody_else_leaves_the_first_one_alone() {
    Actor one = somebody("one");
    Actor other = somebody("other");
    UUID id = Ids.next();
    try (BulkProgress.Run first = progress.begin(one, id, 10)) {
      first.step();
      try (BulkProgress.Run second = progress.begin(other, id, 500)) {
        assertThat(progress.find(one, id)).containsSame(first);
        assertThat(progress.find(other, id)).containsSame(second);
      }
      assertThat(progress.find(one, id)).containsSame(first);
      assertThat(progress.find(other, id)).isEmpty();
    }
    assertThat(progress.find(one, id)).isEmpty();
  }

  private static Actor somebody(String name) {
    return Actor.person("73.24", Ids.fromName(name), name, List.of(), Set.of(), Set.of(), Set.of());
  }
}
