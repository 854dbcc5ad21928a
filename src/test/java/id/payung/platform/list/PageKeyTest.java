package id.payung.platform.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {
  @Test
  void a_key_comes_back_as_it_was() {
    assertThat(PageKey.decode(PageKey.encode("Desa Atue", 7), "text", "int")).containsExactly("Desa Atue", "7");
    assertThat(PageKey.decode("", "text", "int")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAAA", "!", "%", "QQ", "-_-_"})
  void a_key_that_somebody_made_is_refused_in_words(String part) {
    for (int times : new int[]{1, 4, 1_000}) {
      assertThatThrownBy(() -> PageKey.decode(part.repeat(times), "text", "text", "text")).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> PageKey.decode("A".repeat(4_000), "text")).isInstanceOf(Refused.class);
  }
}
