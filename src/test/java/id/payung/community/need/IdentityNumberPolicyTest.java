package id.payung.community.need;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberPolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"hubungi 081234567890", "telp 0812-3456-7890", "WA +62 812 3456 7890", "62 812.3456.789",
    "+62081234567890", "+62 (0)812-3456-7890", "0062 812 3456 7890", "rumahnya (0473) 321234", "0473-321234",
    "NIK 7324010101010001", "7324 0101 0101 0001"})
  void a_number_that_leads_to_one_person_is_found(String text) {
    assertThat(IdentityNumberPolicy.holdsNumber(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dua anak, satu ibu", "butuh 1.250.000 rupiah", "Rp 10.000.000.000", "sejak 08-12-2025 09.30",
        "08/12/2025 1234567", "RT 002 RW 005, 12 keluarga", "tahun 2025 dan 2026", "3 kali, 10.30 sampai 12.00"})
  void other_numbers_are_let_through(String text) {
    assertThat(IdentityNumberPolicy.holdsNumber(text)).isFalse();
  }
}
