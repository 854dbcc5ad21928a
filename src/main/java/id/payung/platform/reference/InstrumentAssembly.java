package id.payung.platform.reference;

import id.payung.platform.sheets.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a sheet together, and says of each what does not fit. What only shows at the end is kept for the row
 * it belongs to.
 */
final class InstrumentAssembly {
  private static final Pattern LIMIT = Pattern.compile("(>=|>|<=|<)\\s*(\\d{1,4}(?:[.,]\\d{1,2})?)");

  private final CodeList offices;
  private final CodeList facts;
  private final List<Instrument.Stage> stages = new ArrayList<>();
  private final List<Instrument.Band> bands = new ArrayList<>();
  private final List<BlockUnderWay> blocks = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Map<Integer, List<Finding>> late = new HashMap<>();
  private @Nullable InstrumentLine head;
  private @Nullable IndicatorUnderWay indicator;
  private @Nullable QuestionUnderWay question;
  private boolean closed;
  private int lastRow;

  InstrumentAssembly(Reference reference) {
    this.offices = reference.list("accounts/offices");
    this.facts = reference.list("evidence/computed-facts");
  }

  private record BlockUnderWay(int row, InstrumentLine line, List<IndicatorUnderWay> indicators) {}

  private record IndicatorUnderWay(int row, InstrumentLine line, List<QuestionUnderWay> questions) {}

  private record QuestionUnderWay(int row, InstrumentLine line, List<InstrumentLine> slots,
      List<InstrumentLine> options) {}

  /** The next row. */
  void take(int row, InstrumentLine line, List<Finding> findings) {
    lastRow = row;
    switch (line.kind()) {
      case INSTRUMENT -> takeHead(row, line, findings);
      case STAGE -> stages.add(stage(line));
      case BAND -> takeBand(row, line, findings);
      case BLOCK -> takeBlock(row, line, findings);
      case INDICATOR -> takeIndicator(row, line, findings);
      case QUESTION -> takeQuestion(row, line, findings);
      case SLOT -> takeSlot(row, line, findings);
      case OPTION -> takeOption(row, line, findings);
    }
  }

  /** What shows only when all rows are known. */
  void lateFindings(int row, InstrumentLine line, List<Finding> findings) {
    if (!closed) {
      closed = true;
      close();
    }
    findings.addAll(late.getOrDefault(row, List.of()));
  }

  /** Only after a sheet without findings. */
  Instrument instrument() {
    InstrumentLine top = java.util.Objects.requireNonNull(head);
    return new Instrument(top.code(), top.text(), Math.toIntExact(java.util.Objects.requireNonNull(top.year())),
        top.evidenceYears().stream().map(Integer::valueOf).toList(), java.util.Objects.requireNonNull(top.from()),
        top.to(), top.confirmed(), top.source(), List.copyOf(stages), List.copyOf(bands),
        blocks.stream().map(InstrumentAssembly::block).toList());
  }

  private void takeHead(int row, InstrumentLine line, List<Finding> findings) {
    if (head != null) {
      findings.add(Finding.of(row, null, "reference.sheet.second-head"));
    }
    boolean years =
        !line.evidenceYears().isEmpty() && line.evidenceYears().stream().allMatch(year -> year.matches("\\d{4}"));
    if (line.year() == null || line.from() == null || !years) {
      findings.add(Finding.of(row, null, "reference.sheet.head"));
    }
    head = line;
  }

  private static Instrument.Stage stage(InstrumentLine line) {
    BigDecimal hours = line.points();
    return new Instrument.Stage(line.code(), line.text(), line.hint(), hours == null ? null : hours.intValue(),
        line.confirmed(), line.source());
  }

  private void takeBand(int row, InstrumentLine line, List<Finding> findings) {
    Matcher lower = LIMIT.matcher(line.lower());
    Matcher upper = LIMIT.matcher(line.upper());
    if (!lower.matches() || !lower.group(1).startsWith(">") || !upper.matches() || !upper.group(1).startsWith("<")) {
      findings.add(Finding.of(row, null, "reference.sheet.band"));
      return;
    }
    bands.add(new Instrument.Band(line.code(), line.text(), new BigDecimal(lower.group(2).replace(',', '.')),
        lower.group(1).equals(">="), new BigDecimal(upper.group(2).replace(',', '.')), upper.group(1).equals("<="),
        line.confirmed(), line.source()));
  }

  private void takeBlock(int row, InstrumentLine line, List<Finding> findings) {
    needPoints(row, line, findings);
    once("block " + line.code(), row, line, findings);
    blocks.add(new BlockUnderWay(row, line, new ArrayList<>()));
    indicator = null;
    question = null;
  }

  private void takeIndicator(int row, InstrumentLine line, List<Finding> findings) {
    needPoints(row, line, findings);
    once("indicator " + line.code(), row, line, findings);
    question = null;
    IndicatorUnderWay next = new IndicatorUnderWay(row, line, new ArrayList<>());
    indicator = next;
    if (blocks.isEmpty()) {
      findings.add(Finding.of(row, null, "reference.sheet.orphan", line.code()));
    } else {
      blocks.getLast().indicators().add(next);
    }
  }

  private void takeQuestion(int row, InstrumentLine line, List<Finding> findings) {
    once("question " + line.code(), row, line, findings);
    if (offices.find(line.owner()).isEmpty()) {
      findings.add(Finding.of(row, null, "reference.sheet.owner", line.owner()));
    }
    QuestionUnderWay next = new QuestionUnderWay(row, line, new ArrayList<>(), new ArrayList<>());
    question = next;
    if (indicator == null) {
      findings.add(Finding.of(row, null, "reference.sheet.orphan", line.code()));
    } else {
      indicator.questions().add(next);
    }
  }

  private void takeSlot(int row, InstrumentLine line, List<Finding> findings) {
    if (question == null) {
      findings.add(Finding.of(row, null, "reference.sheet.orphan", line.code()));
      return;
    }
    once("slot " + question.line().code() + " " + line.code(), row, line, findings);
    boolean computed = line.type() == Instrument.SlotType.COMPUTED;
    if (line.type() == null) {
      findings.add(Finding.of(row, null, "reference.sheet.slot-type", line.code()));
    } else if (computed ? facts.find(line.fact()).isEmpty() : !line.fact().isEmpty()) {
      findings.add(Finding.of(row, null, "reference.sheet.fact", line.fact()));
    }
    question.slots().add(line);
  }

  private void takeOption(int row, InstrumentLine line, List<Finding> findings) {
    needPoints(row, line, findings);
    if (question == null) {
      findings.add(Finding.of(row, null, "reference.sheet.orphan", line.code()));
      return;
    }
    once("option " + question.line().code() + " " + line.code(), row, line, findings);
    question.options().add(line);
  }

  private static void needPoints(int row, InstrumentLine line, List<Finding> findings) {
    BigDecimal points = line.points();
    if (points == null || points.signum() < 0 || points.stripTrailingZeros().scale() > 2) {
      findings.add(Finding.of(row, null, "reference.sheet.points", line.code()));
    }
  }

  private void once(String what, int row, InstrumentLine line, List<Finding> findings) {
    if (!codes.add(what)) {
      findings.add(Finding.of(row, null, "reference.sheet.twice", line.code()));
    }
  }

  private void close() {
    if (head == null) {
      late(lastRow, "reference.sheet.no-head");
    }
    if (bands.isEmpty() || blocks.isEmpty()) {
      late(lastRow, "reference.sheet.no-blocks");
    }
    for (BlockUnderWay block : blocks) {
      BigDecimal indicators = BigDecimal.ZERO;
      for (IndicatorUnderWay each : block.indicators()) {
        indicators = indicators.add(points(each.line()));
        close(each);
      }
      compare(block.row(), block.line(), indicators);
    }
  }

  private void close(IndicatorUnderWay each) {
    BigDecimal best = BigDecimal.ZERO;
    for (QuestionUnderWay asked : each.questions()) {
      best =
          best.add(asked.options().stream().map(InstrumentAssembly::points).reduce(BigDecimal.ZERO, BigDecimal::max));
      close(asked);
    }
    compare(each.row(), each.line(), best);
  }

  private void close(QuestionUnderWay asked) {
    Set<String> slots = new HashSet<>();
    asked.slots().forEach(slot -> slots.add(slot.code()));
    for (InstrumentLine option : asked.options()) {
      for (String required : option.requires()) {
        if (!slots.contains(required)) {
          late(asked.row(), "reference.sheet.requires", option.code(), required);
        }
      }
    }
    for (int i = 1; i < asked.options().size(); i++) {
      if (points(asked.options().get(i)).compareTo(points(asked.options().get(i - 1))) >= 0) {
        late(asked.row(), "reference.sheet.order", asked.line().code());
        break;
      }
    }
    if (asked.options().isEmpty() || points(asked.options().getLast()).signum() != 0) {
      late(asked.row(), "reference.sheet.zero", asked.line().code());
    }
  }

  private void compare(int row, InstrumentLine line, BigDecimal sum) {
    if (sum.compareTo(points(line)) != 0) {
      late(row, "reference.sheet.sum", line.code(), sum.stripTrailingZeros().toPlainString(),
          points(line).stripTrailingZeros().toPlainString());
    }
  }

  private void late(int row, String key, Object... args) {
    late.computeIfAbsent(row, any -> new ArrayList<>()).add(Finding.of(row, null, key, args));
  }

  private static BigDecimal points(InstrumentLine line) {
    BigDecimal points = line.points();
    return points == null ? BigDecimal.ZERO : points.setScale(2, RoundingMode.HALF_UP);
  }

  private static Instrument.Block block(BlockUnderWay block) {
    InstrumentLine line = block.line();
    return new Instrument.Block(line.code(), line.text(), points(line), line.confirmed(), line.source(),
        block.indicators().stream().map(InstrumentAssembly::indicator).toList());
  }

  private static Instrument.Indicator indicator(IndicatorUnderWay indicator) {
    InstrumentLine line = indicator.line();
    return new Instrument.Indicator(line.code(), line.code().matches("\\d{1,3}") ? Integer.valueOf(line.code()) : null,
        line.text(), points(line), line.confirmed(), line.source(), line.nameSource(),
        indicator.questions().stream().map(InstrumentAssembly::question).toList());
  }

  private static Instrument.Question question(QuestionUnderWay question) {
    InstrumentLine line = question.line();
    Set<String> asked = new HashSet<>();
    question.options().forEach(option -> asked.addAll(option.requires()));
    return new Instrument.Question(line.code(), line.text(), line.owner(), line.confirmed(), line.source(),
        question.slots().stream().map(slot -> slot(slot, asked.contains(slot.code()))).toList(),
        question.options()
            .stream()
            .map(option -> new Instrument.Option(option.code(), points(option), option.requires(), option.text()))
            .toList());
  }

  private static Instrument.Slot slot(InstrumentLine slot, boolean required) {
    return new Instrument.Slot(slot.code(), slot.text(), java.util.Objects.requireNonNull(slot.type()),
        slot.fact().isEmpty() ? null : slot.fact(), required, slot.perVillage(), slot.hint());
  }
}
