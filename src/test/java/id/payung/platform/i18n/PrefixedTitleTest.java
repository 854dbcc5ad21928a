package id.payung.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixedTitleTest {
  @Test
  void a_title_that_says_its_kind_is_not_told_it_twice() {
    assertThat(PrefixedTitle.of("Pertemuan", "Pertemuan mitra")).isEqualTo("Pertemuan mitra");
    assertThat(PrefixedTitle.of("Meeting", "Partner meeting")).isEqualTo("Partner meeting");
    assertThat(PrefixedTitle.of("Pertemuan", "Audiensi")).isEqualTo("Pertemuan: Audiensi");
    assertThat(PrefixedTitle.of("Rapat", "Rapatkan barisan")).isEqualTo("Rapat: Rapatkan barisan");
    assertThat(PrefixedTitle.of("Keputusan (rapat)", "Keputusan 3")).isEqualTo("Keputusan (rapat): Keputusan 3");
  }
}
