package id.payung.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.DiskFull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long file stops growing where the reserve of the database begins, not where the disk ends. */
class DiskSpaceMeterTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void room_is_asked_for_at_the_beginning_and_every_16_megabytes() throws IOException {
    DiskSpaceMeter meter = new DiskSpaceMeter(asked::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      meter.add(1L << 20);
    }

    assertThat(asked).hasValue(1 + 100 / 16);
  }

  @Test
  void nothing_is_written_behind_the_answer_that_there_is_none() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    OutputStream out = new DiskSpaceMeter(() -> {
      if (asked.incrementAndGet() == 2) {
        throw new DiskFull();
      }
    }).over(kept);
    byte[] megabyte = new byte[1 << 20];

    assertThatThrownBy(() -> {
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }).isInstanceOf(DiskFull.class);
    assertThat(kept.size()).isEqualTo(15 << 20);
  }

  @Test
  void what_is_larger_than_all_that_is_free_is_refused_before(@TempDir Path folder) throws IOException {
    long free = DiskSpace.countFree(folder);

    assertThatThrownBy(() -> DiskSpace.requireFree(folder, Math.max(free, 0) + (1L << 40)))
        .isInstanceOf(DiskFull.class);
  }
}
