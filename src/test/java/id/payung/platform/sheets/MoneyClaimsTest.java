package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Figures;
import id.payung.platform.i18n.Words;
import id.payung.platform.testing.Many;
import org.junit.jupiter.api.Test;

/** What is printed as money reads back as the same money, and what could be two amounts is asked about. */
class MoneyClaimsTest {
  private static final String SIGNS = "0123456789.,-+ Rp\u00A0eE\u0663\u00BD/";

  @Test
  void what_the_pages_print_comes_back_as_it_was() {
    Figures figures = new Figures(Words.INDONESIAN);
    Many.times(
        5_000,
        random -> {
          long rupiah = random.nextLong(1L << (1 + random.nextInt(46)));
          String printed = figures.rupiah(rupiah);

          for (String typed : new String[] {printed, printed + ",00", printed + ",-", " " + printed + " ", printed.replace("Rp", "Rp "), printed.replace("Rp", "IDR "), printed.replace("Rp", "").replace(".", ","), Long.toString(rupiah)}) {
            assertThat(Numbers.whole(typed)).as(typed).isEqualTo(Reading.of(rupiah));
          }
        });
  }

  @Test
  void no_text_at_all_throws() {
    Many.times(
        5_000,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int n = random.nextInt(25); n > 0; n--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
          }
          assertThat(Numbers.whole(text.toString())).isNotNull();
          assertThat(Numbers.decimal(text.toString())).isNotNull();
          assertThat(Dates.parse(text.toString())).isNotNull();
        });
  }
}
