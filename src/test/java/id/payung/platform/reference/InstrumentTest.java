package id.payung.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();

  static List<Instrument> instruments() {
    return REFERENCE.instruments();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void the_seven_blocks_have_the_maxima_that_were_seen_and_make_1000(Instrument instrument) {
    assertThat(instrument.blocks()).extracting(Instrument.Block::code)
        .containsExactly("KLB", "C1", "C2", "C3", "C4", "C5", "KDK");
    assertThat(instrument.blocks()).extracting(block -> block.max().intValueExact())
        .containsExactly(164, 115, 156, 150, 110, 205, 100);
    assertThat(instrument.max()).isEqualByComparingTo("1000");
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void points_add_up_from_question_to_indicator_to_block(Instrument instrument) {
    for (Instrument.Block block : instrument.blocks()) {
      assertThat(sum(block.indicators().stream().map(Instrument.Indicator::max).toList())).as(block.code())
          .isEqualByComparingTo(block.max());
      for (Instrument.Indicator indicator : block.indicators()) {
        List<BigDecimal> best = indicator.questions().stream().map(Instrument.Question::max).toList();
        assertThat(sum(best)).as("indicator " + indicator.code()).isEqualByComparingTo(indicator.max());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void there_are_24_numbered_indicators_with_at_least_three_questions_each(Instrument instrument) {
    List<Integer> numbers =
        instrument.indicators().map(Instrument.Indicator::number).filter(number -> number != null).toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 24).boxed().toList());
    assertThat(instrument.indicators())
        .allSatisfy(indicator -> assertThat(indicator.questions()).hasSizeGreaterThanOrEqualTo(3));
    assertThat(instrument.indicators().filter(indicator -> indicator.number() == null).map(Instrument.Indicator::code))
        .containsExactly("K", "D");
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void a_question_stands_under_its_indicator_and_no_code_is_there_twice(Instrument instrument) {
    Set<String> seen = new HashSet<>();
    instrument.indicators().forEach(indicator -> indicator.questions().forEach(question -> {
      assertThat(question.code()).startsWith(indicator.code() + ".");
      assertThat(seen.add(question.code())).as(question.code()).isTrue();
      assertThat(question.slots()).extracting(Instrument.Slot::code).doesNotHaveDuplicates();
      assertThat(question.options()).extracting(Instrument.Option::code).doesNotHaveDuplicates();
    }));
    assertThat(seen).hasSizeGreaterThan(90);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void options_fall_to_zero_and_a_lower_one_never_asks_for_more(Instrument instrument) {
    instrument.questions().forEach(question -> {
      List<Instrument.Option> options = question.options();
      assertThat(options).as(question.code()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(options.getFirst().requires()).as(question.code()).isNotEmpty();
      assertThat(options.getLast().points()).as(question.code()).isEqualByComparingTo("0");
      assertThat(options.getLast().requires()).as(question.code()).isEmpty();
      for (int i = 1; i < options.size(); i++) {
        assertThat(options.get(i).points()).as(question.code()).isLessThan(options.get(i - 1).points());
        assertThat(options.get(i).requires().size()).as(question.code())
            .isLessThanOrEqualTo(options.get(i - 1).requires().size());
      }
    });
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void a_slot_is_required_exactly_when_an_option_asks_for_it(Instrument instrument) {
    instrument.questions().forEach(question -> {
      Set<String> asked = new HashSet<>();
      question.options().forEach(option -> asked.addAll(option.requires()));
      Set<String> required = new HashSet<>();
      question.slots().stream().filter(Instrument.Slot::required).forEach(slot -> required.add(slot.code()));
      assertThat(required).as(question.code()).isEqualTo(asked);
    });
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void owners_and_computed_facts_are_known(Instrument instrument) {
    CodeList offices = REFERENCE.list("accounts/offices");
    CodeList facts = REFERENCE.list("evidence/computed-facts");
    instrument.questions().forEach(question -> {
      assertThat(offices.find(question.owner())).as(question.code() + " " + question.owner()).isPresent();
      for (Instrument.Slot slot : question.slots()) {
        assertThat(slot.fact() != null).as(question.code()).isEqualTo(slot.type() == Instrument.SlotType.COMPUTED);
        if (slot.fact() != null) {
          assertThat(facts.find(slot.fact())).as(slot.fact()).isPresent();
        }
      }
    });
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void every_word_is_there_in_both_languages_and_no_two_questions_ask_the_same(Instrument instrument) {
    List<BilingualText> texts = new ArrayList<>();
    texts.add(instrument.name());
    instrument.stages().forEach(stage -> texts.addAll(List.of(stage.name(), stage.rule())));
    instrument.bands().forEach(band -> texts.add(band.name()));
    instrument.blocks().forEach(block -> texts.add(block.name()));
    instrument.indicators().forEach(indicator -> texts.add(indicator.name()));
    instrument.questions().forEach(question -> {
      texts.add(question.text());
      question.slots().forEach(slot -> texts.add(slot.name()));
      question.options().forEach(option -> texts.add(option.text()));
    });
    assertThat(texts).allSatisfy(text -> assertThat(text.id()).isNotBlank())
        .allSatisfy(text -> assertThat(text.en()).isNotBlank());
    assertThat(instrument.questions().map(question -> question.text().id()).toList()).doesNotHaveDuplicates();
    assertThat(instrument.questions().map(question -> question.text().en()).toList()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void what_no_source_gives_is_marked_unconfirmed(Instrument instrument) {
    assertThat(instrument.questions())
        .allSatisfy(question -> assertThat(question.confirmed()).isEqualTo(!question.source().startsWith("U")));
    assertThat(instrument.indicators())
        .allSatisfy(indicator -> assertThat(indicator.confirmed()).isEqualTo(!indicator.source().startsWith("U")));
    assertThat(instrument.indicators().filter(Instrument.Indicator::confirmed).map(Instrument.Indicator::code))
        .containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @CsvSource({"0.00,NONE", "499.99,NONE", "500.00,PRATAMA", "600.00,PRATAMA", "600.01,MADYA", "697.40,MADYA",
    "700.00,MADYA", "700.01,NINDYA", "800.01,UTAMA", "885.40,UTAMA", "900.00,UTAMA", "900.01,KLA", "1000.00,KLA"})
  void a_score_with_decimals_falls_into_exactly_one_band(BigDecimal score, String band) {
    Instrument instrument = REFERENCE.instrument("kla-2026");
    assertThat(instrument.bandOf(score).code()).isEqualTo(band);
    assertThat(instrument.bands().stream().filter(each -> each.contains(score))).hasSize(1);
  }

  @Test
  void two_versions_live_side_by_side_and_differ() {
    Instrument now = REFERENCE.instrument("kla-2026");
    Instrument before = REFERENCE.instrument("kla-2024");
    assertThat(now.evidenceYears()).containsExactly(2024, 2025);
    assertThat(before.evidenceYears()).containsExactly(2024);
    assertThat(before.effectiveTo()).isBefore(now.effectiveFrom());
    assertThat(now.questions().count()).isGreaterThan(before.questions().count());
    assertThat(now.question("4.1").orElseThrow().options().getFirst().text().id())
        .isNotEqualTo(before.question("4.1").orElseThrow().options().getFirst().text().id());
  }

  private static BigDecimal sum(List<BigDecimal> points) {
    return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
