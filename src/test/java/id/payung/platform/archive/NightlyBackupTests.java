package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.archive.BackupOutcomeFile.BackupOutcome;
import id.payung.platform.archive.BackupOutcomeFile.TrialOutcome;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the timers do every night, and what they leave for the page of the system. */
@Tag("slow")
class NightlyBackupTests extends BackupFixture {
  @Test
  void a_night_leaves_a_backup_here_and_elsewhere_and_a_trial_that_read_it_back() throws Exception {
    backup();
    Path nights = Files.createDirectory(folder.resolve("nights"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

    new DailyBackupCommand().run(arguments(Map.of("elsewhere", elsewhere.toString()), nights));
    new BackupTrialCommand().run(arguments(Map.of(), nights));

    BackupOutcome made = outcomes().findBackup().orElseThrow();
    assertThat(made.problem()).isNull();
    assertThat(made.elsewhere()).isEqualTo(elsewhere.toString());
    assertThat(Path.of(made.file())).hasSize(made.bytes());
    assertThat(elsewhere.resolve(Path.of(made.file()).getFileName())).hasSameBinaryContentAs(Path.of(made.file()));
    TrialOutcome tried = outcomes().findTrial().orElseThrow();
    assertThat(tried.problem()).isNull();
    assertThat(tried.rows()).isGreaterThan(2);
    assertThat(tried.files()).isEqualTo(2);
    assertThat(sourceSettings.data().resolve("tmp").toFile().list()).as("the trial's own database is gone")
        .containsExactly("upload.part");
  }

  @Test
  void without_a_recovery_key_no_timer_makes_one_that_nobody_reads() throws Exception {
    Path nights = Files.createDirectory(folder.resolve("nights"));

    assertThatThrownBy(() -> new DailyBackupCommand().run(arguments(Map.of(), nights)))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("by hand");
    assertThat(nights.toFile().list()).isEmpty();
    assertThat(RecoveryPublicKey.findIn(sourceSettings.data().resolve("keys"))).isEmpty();
  }

  @Test
  void a_place_elsewhere_that_is_not_mounted_is_told_and_the_backup_here_stays() throws Exception {
    backup();
    Path nights = Files.createDirectory(folder.resolve("nights"));

    assertThatThrownBy(
        () -> new DailyBackupCommand().run(arguments(Map.of("elsewhere", folder.resolve("mnt").toString()), nights)))
        .isInstanceOf(CommandRefused.class);

    BackupOutcome made = outcomes().findBackup().orElseThrow();
    assertThat(made.problem()).contains("mnt");
    assertThat(Path.of(made.file())).exists();
    assertThat(made.elsewhere()).isNull();
  }

  @Test
  void a_trial_tells_of_a_damaged_backup_and_of_one_for_another_key() throws Exception {
    backup();
    Path nights = Files.createDirectory(folder.resolve("nights"));
    new DailyBackupCommand().run(arguments(Map.of(), nights));
    Path made = Path.of(outcomes().findBackup().orElseThrow().file());
    byte[] whole = Files.readAllBytes(made);
    whole[whole.length / 2] ^= 1;
    Files.write(made, whole);

    assertThatThrownBy(() -> new BackupTrialCommand().run(arguments(Map.of(), nights)))
        .isInstanceOf(CommandRefused.class);
    assertThat(outcomes().findTrial().orElseThrow().problem()).isNotBlank();

    whole[whole.length / 2] ^= 1;
    Files.write(made, whole);
    Files.delete(sourceSettings.data().resolve("keys/recovery.pub"));
    backup();
    assertThatThrownBy(() -> new BackupTrialCommand().run(arguments(Map.of(), nights)))
        .isInstanceOf(CommandRefused.class);
    assertThat(outcomes().findTrial().orElseThrow().rows()).isZero();
  }

  private BackupOutcomeFile outcomes() {
    return new BackupOutcomeFile(sourceSettings.data());
  }

  /** Beside the database of the tests, whose programs the trial uses for a server of its own. */
  private CommandArguments arguments(Map<String, String> options, Path operand) {
    Map<String, String> all = new HashMap<>(options);
    all.put("data", sourceSettings.data().toString());
    return new CommandArguments(all, new ArrayList<>(List.of(operand.toString())),
        TestPostgres.externalEnvironment(sourceSettings.jdbcUrl().replaceFirst("^.*/", "").replaceFirst("\\?.*$", "")));
  }
}
