package id.payung.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody holds two threads of those that jobs have. */
class JobSlotsTest {
  private final UUID budi = UUID.randomUUID();
  private final UUID citra = UUID.randomUUID();

  @Test
  void one_job_of_each_person_runs_and_so_many_in_all() {
    JobSlots slots = new JobSlots(2);

    assertThat(slots.tryEnter(budi)).isTrue();
    assertThat(slots.tryEnter(budi)).isFalse();
    assertThat(slots.tryEnter(citra)).isTrue();
    assertThat(slots.tryEnter(UUID.randomUUID())).isFalse();
    slots.leave(budi);
    assertThat(slots.tryEnter(budi)).isTrue();
  }
}
