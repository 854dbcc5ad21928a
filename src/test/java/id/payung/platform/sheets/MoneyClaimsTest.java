package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.testing.SeededTrials;
import org.junit.jupiter.api.Test;

/** What is printed as money reads back as the same money, and what could be two amounts is asked about. */
class MoneyClaimsTest {
  private static final String SIGNS = "0123456789.,-+ Rp\u00A0eE\u0663\u00BD/";

  @Test
  void what_the_pages_print_comes_back_as_it_was() {
    LocaleFormatter figures = new LocaleFormatter(Messages.INDONESIAN);
    SeededTrials.run(5_000, random -> {
      long rupiah = random.nextLong(1L << (1 + random.nextInt(46)));
      String printed = figures.rupiah(rupiah);

      for (String typed : new String[]{printed, printed + ",00", printed + ",-", " " + printed + " ",
        printed.replace("Rp", "Rp "), printed.replace("Rp", "IDR "), printed.replace("Rp", "").replace(".", ","),
        Long.toString(rupiah)}) {
        assertThat(NumberParser.parseWhole(typed)).as(typed).isEqualTo(CellReading.of(rupiah));
      }
    });
  }

  @Test
  void a_form_takes_no_amount_that_is_a_hundred_times_what_was_meant() {
    for (String typed : new String[]{"1.250.000", "1,250,000", "1 250 000", "1\u00a0250\u00a0000", "Rp1.250.000",
      "Rp 1.250.000,00", "IDR 1,250,000.00", "1250000", "1.250.000,-"}) {
      assertThat(TypedNumberParser.parseWhole(typed)).as(typed).hasValue(1_250_000);
    }
    for (String typed : new String[]{"1250000.50", "Rp1.250.000,50", "1.25", "12.5", "1.2.3", "-5", "−5", "1e6", "",
      " ", "=1+1", "12 orang", "1..000", "999.999.999.999.999.999.999"}) {
      assertThat(TypedNumberParser.parseWhole(typed)).as(typed).isEmpty();
    }
  }

  @Test
  void no_text_at_all_throws() {
    SeededTrials.run(5_000, random -> {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      assertThat(NumberParser.parseWhole(text.toString())).isNotNull();
      assertThat(NumberParser.parseDecimal(text.toString())).isNotNull();
      assertThat(DateParser.parse(text.toString())).isNotNull();
    });
  }
}
