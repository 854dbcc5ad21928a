package id.payung.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path folder;

  @Test
  void a_field_opens_only_at_its_place() {
    FieldCipher fields = Keys.in(folder).fields();
    byte[] sealed = fields.seal("Siti Rahma", "cases.name/73.24/1");

    assertThat(fields.open(sealed, "cases.name/73.24/1")).isEqualTo("Siti Rahma");
    assertThatThrownBy(() -> fields.open(sealed, "cases.name/73.24/2")).isInstanceOf(FieldCipher.Unreadable.class);
  }

  @Test
  void keys_outlive_a_restart_and_are_readable_by_the_owner_only() throws Exception {
    byte[] sealed = Keys.in(folder).fields().seal("rahasia", "x");

    assertThat(Keys.in(folder).fields().open(sealed, "x")).isEqualTo("rahasia");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2)
          .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------"));
    }
  }

  @Test
  void the_loss_of_a_data_key_is_the_loss_of_its_fields_alone() {
    FieldCipher fields = Keys.in(folder).fields();
    byte[] first = fields.newDataKey("case/1");
    byte[] second = fields.newDataKey("case/2");
    byte[] sealed = fields.withDataKey(first, "case/1").seal("cerita", "story");

    assertThat(fields.withDataKey(first, "case/1").open(sealed, "story")).isEqualTo("cerita");
    assertThatThrownBy(() -> fields.withDataKey(second, "case/2").open(sealed, "story"))
        .isInstanceOf(FieldCipher.Unreadable.class);
    assertThatThrownBy(() -> fields.withDataKey(first, "case/2")).isInstanceOf(FieldCipher.Unreadable.class);
  }

  @Test
  void the_blind_index_finds_equal_values_in_one_field_of_one_regency() {
    BlindIndex index = Keys.in(folder).blindIndex();

    assertThat(index.of("nik", "73.24", " 7324 0101 ")).isEqualTo(index.of("nik", "73.24", "7324  0101"));
    assertThat(index.of("nik", "73.24", "1")).isNotEqualTo(index.of("nik", "73.25", "1"));
    assertThat(index.of("ni", "k73.24", "1")).isNotEqualTo(index.of("nik", "73.24", "1"));
    assertThat(Keys.in(folder.resolve("other")).blindIndex().of("nik", "73.24", "1"))
        .isNotEqualTo(index.of("nik", "73.24", "1"));
  }

  @Test
  void a_backup_gives_the_keys_to_the_holder_of_the_recovery_key_alone() throws Exception {
    Keys keys = Keys.in(folder.resolve("a"));
    RecoveryKey recovery = RecoveryKey.generate();
    byte[] sealed = keys.fields().seal("rahasia", "x");
    byte[] wrapped = keys.wrapFor(recovery);

    Keys restored = Keys.unwrap(wrapped, RecoveryKey.parse(recovery.print()), folder.resolve("b"));

    assertThat(restored.fields().open(sealed, "x")).isEqualTo("rahasia");
    assertThat(restored.fingerprint()).isEqualTo(keys.fingerprint());
    assertThatThrownBy(() -> Keys.unwrap(wrapped, RecoveryKey.generate(), folder.resolve("c")))
        .isInstanceOf(WrongRecoveryKey.class);
    assertThat(Keys.missingIn(folder.resolve("c"))).isTrue();
  }

  @Test
  void other_keys_are_never_overwritten() {
    Keys here = Keys.in(folder.resolve("a"));
    RecoveryKey recovery = RecoveryKey.generate();
    byte[] others = Keys.in(folder.resolve("b")).wrapFor(recovery);

    assertThatThrownBy(() -> Keys.unwrap(others, recovery, folder.resolve("a")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Keys.in(folder.resolve("a")).fingerprint()).isEqualTo(here.fingerprint());
  }

  @Test
  void a_recovery_key_is_read_as_people_type_it() throws Exception {
    for (int i = 0; i < 50; i++) {
      RecoveryKey key = RecoveryKey.generate();
      String typed = key.print().toLowerCase().replace('-', ' ').replace('0', 'o').replace('1', 'l');
      assertThat(RecoveryKey.parse(typed)).isEqualTo(key);
    }
  }

  @Test
  void a_mistyped_recovery_key_is_noticed() {
    String printed = RecoveryKey.generate().print();
    char first = printed.charAt(0);
    String wrong = (first == 'A' ? 'B' : 'A') + printed.substring(1);

    assertThatThrownBy(() -> RecoveryKey.parse(wrong)).isInstanceOf(WrongRecoveryKey.class);
    assertThatThrownBy(() -> RecoveryKey.parse(printed.substring(4))).isInstanceOf(WrongRecoveryKey.class);
    assertThat(RecoveryKey.generate().toString()).doesNotContain("-");
  }
}
