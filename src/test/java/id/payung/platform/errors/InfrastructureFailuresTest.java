package id.payung.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class InfrastructureFailuresTest {
  @Test
  void a_full_disk_is_told_from_the_words_of_the_system_and_from_the_database() {
    assertThat(InfrastructureFailures.refusalOf(new UncheckedIOException(new IOException("No space left on device")))
        .orElseThrow()).isInstanceOf(DiskFull.class);
    assertThat(InfrastructureFailures
        .refusalOf(new UncheckedIOException(new FileSystemException("a", null, "Disk quota exceeded")))
        .orElseThrow()).isInstanceOf(DiskFull.class);
    assertThat(
        InfrastructureFailures.refusalOf(new IllegalStateException(new SQLException("could not extend file", "53100")))
            .orElseThrow())
        .isInstanceOf(DiskFull.class);
  }

  @Test
  void a_database_out_of_reach_is_busy_and_an_error_of_ours_is_neither() {
    assertThat(InfrastructureFailures.refusalOf(new SQLException("terminating connection", "57P01")).orElseThrow())
        .isInstanceOf(TooBusy.class);
    assertThat(InfrastructureFailures.refusalOf(new SQLException("deadlock detected", "40P01")).orElseThrow())
        .isInstanceOf(TooBusy.class);
    assertThat(InfrastructureFailures.refusalOf(new SQLException("An I/O error occurred", "08006")).orElseThrow())
        .isInstanceOf(TooBusy.class);
    assertThat(InfrastructureFailures.refusalOf(new SQLTransientConnectionException("not available")).orElseThrow())
        .isInstanceOf(TooBusy.class);
    assertThat(InfrastructureFailures.refusalOf(new SQLException("Connection is closed")).orElseThrow())
        .isInstanceOf(TooBusy.class);
    assertThat(InfrastructureFailures.refusalOf(new SQLException("duplicate key", "23505"))).isEmpty();
    assertThat(InfrastructureFailures.refusalOf(new UncheckedIOException(new IOException("Permission denied"))))
        .isEmpty();
    assertThat(InfrastructureFailures.refusalOf(new IllegalStateException("ours"))).isEmpty();
  }
}
