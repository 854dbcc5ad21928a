package id.payung.platform.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedConcurrencyLimitTest {
  @Test
  void each_has_a_share_and_nothing_is_kept_of_who_has_left() throws Exception {
    KeyedConcurrencyLimit shares = new KeyedConcurrencyLimit(2, 4);

    assertThat(shares.tryEnter("ani", 0)).isTrue();
    assertThat(shares.tryEnter("ani", 0)).isTrue();
    assertThat(shares.tryEnter("ani", 0)).isFalse();
    assertThat(shares.tryEnter("budi", 0)).isTrue();
    shares.leave("ani");
    assertThat(shares.tryEnter("ani", 0)).isTrue();
    assertThat(shares.size()).isEqualTo(2);
    shares.leave("ani");
    shares.leave("ani");
    shares.leave("budi");
    assertThat(shares.size()).isZero();
  }

  @Test
  void who_comes_behind_too_many_does_not_wait() throws Exception {
    KeyedConcurrencyLimit shares = new KeyedConcurrencyLimit(1, 0);

    assertThat(shares.tryEnter("ani", 60_000)).isTrue();
    assertThat(shares.tryEnter("ani", 60_000)).isFalse();
  }
}
