package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReadingTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"1250000|1250000", "Rp1.250.000|1250000", "Rp 1.250.000,00|1250000", "Rp. 1.250.000,-|1250000",
        "1.250.000,00|1250000", "1,250,000.00|1250000", "1 250 000|1250000", "IDR 1,250,000|1250000", "1.250|1250",
        "1,250|1250", "0|0", "500,00|500", "007|7"})
  void rupiah_as_people_write_it(String typed, long rupiah) {
    assertThat(NumberParser.parseWhole(typed)).isEqualTo(CellReading.of(rupiah));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"1.250.000,50|number.cents", "1.25|number.cents", "1,5|number.cents", "1.2500|number.unknown",
        "12.34.567|number.unknown", "1.250,000.00|number.unknown", "1,250.000|number.unknown",
        "Rp1,5 juta|number.unknown", "1e6|number.unknown", "=5|number.unknown", "1234567890123456|number.large"})
  void rupiah_that_could_be_misread_is_refused(String typed, String why) {
    assertThat(NumberParser.parseWhole(typed)).isInstanceOfSatisfying(CellReading.Wrong.class,
        wrong -> assertThat(wrong.key()).isEqualTo("sheets." + why));
  }

  @Test
  void what_is_longer_than_any_number_or_day_is_not_read_and_not_said_back_whole() {
    String nines = "9".repeat(1_000);

    for (CellReading<?> read : List.of(NumberParser.parseWhole(nines), NumberParser.parseDecimal(nines),
        DateParser.parse("sen" + " ".repeat(900) + "21/11/2026"))) {
      assertThat(read).isInstanceOfSatisfying(CellReading.Wrong.class, wrong -> {
        assertThat(wrong.key()).endsWith(".unknown");
        assertThat(wrong.args().getFirst().toString()).hasSizeLessThan(200);
      });
    }
    assertThat(DateParser.isReadDayFirst("sen" + " ".repeat(900) + "1/2/2026")).isFalse();
    assertThat(DateParser.parse("Senin,   21/11/2026")).isEqualTo(CellReading.of(LocalDate.of(2026, 11, 21)));
  }

  @Test
  void any_amount_written_the_indonesian_or_the_english_way_is_the_same_amount() {
    Random random = new Random(20261121);
    NumberFormat indonesian = NumberFormat.getInstance(Locale.of("id", "ID"));
    NumberFormat english = NumberFormat.getInstance(Locale.US);
    for (int i = 0; i < 2_000; i++) {
      long rupiah = random.nextLong(1L << random.nextInt(1, 49));
      for (String typed : new String[]{indonesian.format(rupiah), english.format(rupiah),
        "Rp" + indonesian.format(rupiah) + ",00", english.format(rupiah) + ".00", "" + rupiah}) {
        assertThat(NumberParser.parseWhole(typed)).as(typed).isEqualTo(CellReading.of(rupiah));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"12,5|12.5", "12.5|12.5", "1.250,5|1250.5", "1,250.5|1250.5",
    "1.250.000|1250000", "0,125|0.125", "0.125|0.125", "1250|1250", "3,00|3", "1234,567|1234.567"})
  void decimals_as_people_write_them(String typed, String number) {
    assertThat(NumberParser.parseDecimal(typed)).isEqualTo(CellReading.of(new BigDecimal(number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.250", "1,250", "12.500", "999,999"})
  void a_decimal_that_means_two_numbers_is_refused(String typed) {
    assertThat(NumberParser.parseDecimal(typed)).isInstanceOfSatisfying(CellReading.Wrong.class, wrong -> {
      assertThat(wrong.key()).isEqualTo("sheets.number.ambiguous");
      assertThat(wrong.args()).hasSize(3);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/12/2026", "2026-12-31", "31 Desember 2026", "31-12-2026", "31.12.2026", "31 Des 2026",
    "Kamis, 31 Desember 2026", "31 december 2026", "2026-12-31T00:00:00", "31-Des-2026", "31/12/2026 00:00:00",
    "31/12/2026 0:00", "31.12.2026 00.00", "Kamis, 31/12/2026", "KAMIS 31-12-2026", "Kamis/31 Desember 2026",
    "Hari Kamis tanggal 31 Desember 2026", "Kam. 31/12/2026", "Thursday, 2026-12-31", "Jum'at, 31 Desember 2026",
    "Jum’at, 31/12/2026", "Jum`at, 31/12/2026", "Jumat, 31/12/2026", "Malili, 31 Desember 2026"})
  void one_day_in_many_spellings(String typed) {
    assertThat(DateParser.parse(typed)).isEqualTo(CellReading.of(LocalDate.of(2026, 12, 31)));
  }

  @ParameterizedTest
  @CsvSource({"31/02/2026,calendar", "29/02/2026,calendar", "12/31/2026,calendar", "2026-02-30,calendar",
    "31/12/26,year", "31 Foo 2026,unknown", "besok,unknown", "Kamis,unknown", "minggu 2,unknown",
    "Senam 31/12/2026,unknown", "0/0/2026,calendar", "01/01/1026,range"})
  void a_day_that_is_not_one_is_refused(String typed, String why) {
    assertThat(DateParser.parse(typed)).isInstanceOfSatisfying(CellReading.Wrong.class,
        wrong -> assertThat(wrong.key()).isEqualTo("sheets.date." + why));
  }

  @Test
  void any_day_in_any_spelling_and_as_a_serial_number_is_that_day() {
    Random random = new Random(17_08_1945);
    DateTimeFormatter words = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("id", "ID"));
    for (int i = 0; i < 2_000; i++) {
      LocalDate day = LocalDate.of(1900, 3, 1).plusDays(random.nextInt(100_000));
      assertThat(DateParser.parse(day.toString())).isEqualTo(CellReading.of(day));
      assertThat(DateParser.parse(words.format(day))).isEqualTo(CellReading.of(day));
      assertThat(DateParser.parse(day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear()))
          .isEqualTo(CellReading.of(day));
      long serial = day.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay();
      assertThat(DateParser.parse(new BigDecimal(serial + ".75"), false)).isEqualTo(CellReading.of(day));
    }
  }

  @Test
  void the_first_of_january_2026_has_the_number_that_excel_gives_it() {
    assertThat(DateParser.parse(new BigDecimal(46_023), false)).isEqualTo(CellReading.of(LocalDate.of(2026, 1, 1)));
  }
}
