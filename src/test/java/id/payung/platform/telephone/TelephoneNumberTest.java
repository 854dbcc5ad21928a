package id.payung.platform.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.SignInName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a number is written, it is stored and looked up in one form, or asked about. */
class TelephoneNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"0812 3456 7890", "+62 812-3456-7890", "+62 0812 3456 7890", "+620812 34567890",
    "62 812 3456 7890", "62 0812.3456.7890", "+62 (0)812 3456 7890", "(0812) 3456-7890", "0062 812 3456 7890",
    "00 62 0812 3456 7890", "０８１２３４５６７８９０", "+62\u00a0812\u20113456\u20117890", "٠٨١٢٣٤٥٦٧٨٩٠"})
  void one_number_has_one_form_however_it_is_written(String typed) {
    assertThat(TelephoneNumber.parse(typed)).contains("6281234567890");
    assertThat(SignInName.normalise(typed)).isEqualTo("6281234567890");
  }

  @ParameterizedTest
  @ValueSource(strings = {"812 3456 7890", "00812 3456 7890", "12345678", "0812", "+62", "+62 0", "0000000000", "",
    "08123456789012345", "+0812 3456 7890", "0812-abc-7890", "0812/3456/7890", "411 123456"})
  void a_number_whose_country_nobody_can_tell_or_that_is_none_is_asked_about(String typed) {
    assertThat(TelephoneNumber.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+60 12-345 6789", "+81 90 1234 5678", "+1 212 555 0100"})
  void a_number_of_another_country_stays_what_it_is(String typed) {
    assertThat(TelephoneNumber.parse(typed)).contains(typed.replaceAll("[+ -]", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"812 3456 7890", "1234 5678"})
  void an_account_of_before_is_still_found_by_the_digits_that_were_stored(String typed) {
    assertThat(SignInName.normalise(typed)).isEqualTo(typed.replace(" ", ""));
  }
}
