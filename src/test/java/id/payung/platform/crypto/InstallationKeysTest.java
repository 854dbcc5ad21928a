package id.payung.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeysTest {
  @TempDir Path folder;

  @Test
  void a_field_opens_only_at_its_place() {
    FieldCipher fields = InstallationKeys.openOrCreate(folder).fieldCipher();
    byte[] sealed = fields.encrypt("Siti Rahma", "cases.name/73.24/1");

    assertThat(fields.decrypt(sealed, "cases.name/73.24/1")).isEqualTo("Siti Rahma");
    assertThatThrownBy(() -> fields.decrypt(sealed, "cases.name/73.24/2"))
        .isInstanceOf(FieldCipher.UndecryptableField.class);
  }

  @Test
  void keys_outlive_a_restart_and_are_readable_by_the_owner_only() throws Exception {
    byte[] sealed = InstallationKeys.openOrCreate(folder).fieldCipher().encrypt("rahasia", "x");

    assertThat(InstallationKeys.openOrCreate(folder).fieldCipher().decrypt(sealed, "x")).isEqualTo("rahasia");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2)
          .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------"));
    }
  }

  @Test
  void the_loss_of_a_data_key_is_the_loss_of_its_fields_alone() {
    FieldCipher fields = InstallationKeys.openOrCreate(folder).fieldCipher();
    byte[] first = fields.createWrappedDataKey("case/1");
    byte[] second = fields.createWrappedDataKey("case/2");
    byte[] sealed = fields.withDataKey(first, "case/1").encrypt("cerita", "story");

    assertThat(fields.withDataKey(first, "case/1").decrypt(sealed, "story")).isEqualTo("cerita");
    assertThatThrownBy(() -> fields.withDataKey(second, "case/2").decrypt(sealed, "story"))
        .isInstanceOf(FieldCipher.UndecryptableField.class);
    assertThatThrownBy(() -> fields.withDataKey(first, "case/2")).isInstanceOf(FieldCipher.UndecryptableField.class);
  }

  @Test
  void the_blind_index_finds_equal_values_in_one_field_of_one_regency() {
    BlindIndex index = InstallationKeys.openOrCreate(folder).blindIndex();

    assertThat(index.computeHash("nik", "73.24", " 7324 0101 "))
        .isEqualTo(index.computeHash("nik", "73.24", "7324  0101"));
    assertThat(index.computeHash("nik", "73.24", "1")).isNotEqualTo(index.computeHash("nik", "73.25", "1"));
    assertThat(index.computeHash("ni", "k73.24", "1")).isNotEqualTo(index.computeHash("nik", "73.24", "1"));
    assertThat(InstallationKeys.openOrCreate(folder.resolve("other")).blindIndex().computeHash("nik", "73.24", "1"))
        .isNotEqualTo(index.computeHash("nik", "73.24", "1"));
  }

  @Test
  void a_backup_gives_the_keys_to_the_holder_of_the_recovery_key_alone() throws Exception {
    InstallationKeys keys = InstallationKeys.openOrCreate(folder.resolve("a"));
    RecoveryKey recovery = RecoveryKey.generate();
    byte[] sealed = keys.fieldCipher().encrypt("rahasia", "x");
    byte[] wrapped = keys.wrapFor(recovery);

    InstallationKeys restored =
        InstallationKeys.restoreWrapped(wrapped, RecoveryKey.parse(recovery.format()), folder.resolve("b"));

    assertThat(restored.fieldCipher().decrypt(sealed, "x")).isEqualTo("rahasia");
    assertThat(restored.fingerprint()).isEqualTo(keys.fingerprint());
    assertThatThrownBy(() -> InstallationKeys.restoreWrapped(wrapped, RecoveryKey.generate(), folder.resolve("c")))
        .isInstanceOf(WrongRecoveryKey.class);
    assertThat(InstallationKeys.areMissingIn(folder.resolve("c"))).isTrue();
  }

  @Test
  void other_keys_are_never_overwritten() {
    InstallationKeys here = InstallationKeys.openOrCreate(folder.resolve("a"));
    RecoveryKey recovery = RecoveryKey.generate();
    byte[] others = InstallationKeys.openOrCreate(folder.resolve("b")).wrapFor(recovery);

    assertThatThrownBy(() -> InstallationKeys.restoreWrapped(others, recovery, folder.resolve("a")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(InstallationKeys.openOrCreate(folder.resolve("a")).fingerprint()).isEqualTo(here.fingerprint());
  }

  @Test
  void a_recovery_key_is_read_as_people_type_it() throws Exception {
    for (int i = 0; i < 50; i++) {
      RecoveryKey key = RecoveryKey.generate();
      String typed = key.format().toLowerCase().replace('-', ' ').replace('0', 'o').replace('1', 'l');
      assertThat(RecoveryKey.parse(typed)).isEqualTo(key);
    }
  }

  @Test
  void a_mistyped_recovery_key_is_noticed() {
    String printed = RecoveryKey.generate().format();
    char first = printed.charAt(0);
    String wrong = (first == 'A' ? 'B' : 'A') + printed.substring(1);

    assertThatThrownBy(() -> RecoveryKey.parse(wrong)).isInstanceOf(WrongRecoveryKey.class);
    assertThatThrownBy(() -> RecoveryKey.parse(printed.substring(4))).isInstanceOf(WrongRecoveryKey.class);
    assertThat(RecoveryKey.generate().toString()).doesNotContain("-");
  }
}
