package id.payung.indicators.score;

import id.payung.evidence.EvidenceUseView;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.reference.Instrument.Option;
import id.payung.platform.reference.Instrument.Question;
import id.payung.platform.reference.Instrument.Slot;
import id.payung.platform.reference.Instrument.SlotType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A year as a seed makes it: questions of any shape, answers, a checker's opinions, and proofs in every state. */
record GeneratedYear(List<GeneratedQuestion> questions) {
  private static final UUID OFFICE = Ids.fromName("office:generated");
  private static final List<String> WARNINGS = List.of("undated", "no-number", "looks-alike", "out-of-years");

  /** One question and all that was said of it. */
  record GeneratedQuestion(Question question, @Nullable String sent, @Nullable String ceiling,
      List<EvidenceUseView> uses) {
    ComputedScore computed() {
      return QuestionScoreCalculator.calculate(question, sent, ceiling, uses);
    }

    GeneratedQuestion claiming(String option) {
      return new GeneratedQuestion(question, option, ceiling, uses);
    }

    GeneratedQuestion with(EvidenceUseView more) {
      return new GeneratedQuestion(question, sent, ceiling, Stream.concat(uses.stream(), Stream.of(more)).toList());
    }

    QuestionScore score() {
      ComputedScore computed = computed();
      return new QuestionScore(question.code(), "KLB", "1", null, null, computed.claimedOption() != null,
          question.max(), computed);
    }
  }

  static GeneratedYear of(Random random) {
    return new GeneratedYear(
        IntStream.range(0, 1 + random.nextInt(20)).mapToObj(number -> question("q" + number, random)).toList());
  }

  private static GeneratedQuestion question(String code, Random random) {
    List<Slot> slots = IntStream.range(0, random.nextInt(5)).mapToObj(n -> slot("s" + n)).toList();
    List<Option> options = options(slots, random);
    Question question = new Question(code, BilingualText.NONE, "legal", false, "", slots, options);
    String sent = random.nextInt(5) == 0 ? null : any(options, random).code();
    String ceiling = random.nextInt(4) == 0 ? any(options, random).code() : null;
    List<EvidenceUseView> uses = slots.isEmpty() ? List.of()
        : Stream.generate(() -> use(any(slots, random).code(), random)).limit(random.nextInt(9)).toList();
    return new GeneratedQuestion(question, sent, ceiling, uses);
  }

  /** The best first, each asking for some of the places; the last is worth nothing and asks for nothing. */
  private static List<Option> options(List<Slot> slots, Random random) {
    List<Option> options = new ArrayList<>();
    BigDecimal points = new BigDecimal(random.nextInt(1, 4000)).movePointLeft(2);
    for (int n = 0; n < 1 + random.nextInt(4); n++) {
      List<String> asked = slots.stream().map(Slot::code).filter(_ -> random.nextInt(3) > 0).toList();
      options.add(new Option("o" + n, points, asked, BilingualText.NONE));
      points = points.subtract(new BigDecimal(random.nextInt(0, 500)).movePointLeft(2)).max(new BigDecimal("0.00"));
    }
    options.add(new Option("none", new BigDecimal("0.00"), List.of(), BilingualText.NONE));
    return options;
  }

  static EvidenceUseView use(String slot, Random random) {
    String state = any(List.of("proposed", "taken", "taken", "taken", "declined", "taken-back"), random);
    String check = any(List.of("unchecked", "unchecked", "accepted", "returned"), random);
    return use(slot, state, check, random.nextInt(2) == 0 ? List.of(any(WARNINGS, random)) : List.of());
  }

  static EvidenceUseView use(String slot, String state, String check, List<String> warnings) {
    return new EvidenceUseView(Ids.next(), Ids.next(), "q", slot, "Berkas", "official", null, "1", "", state, check,
        null, null, warnings, OFFICE, null, 1);
  }

  static <T> T any(List<T> many, Random random) {
    return many.get(random.nextInt(many.size()));
  }

  private static Slot slot(String code) {
    return new Slot(code, BilingualText.NONE, SlotType.EITHER, null, true, false, BilingualText.NONE);
  }
}
