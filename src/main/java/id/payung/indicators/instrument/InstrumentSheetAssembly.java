package id.payung.indicators.instrument;

import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetFinding;
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
final class InstrumentSheetAssembly {
  private static final Pattern LIMIT = Pattern.compile("(>=|>|<=|<)\\s*(\\d{1,4}(?:[.,]\\d{1,2})?)");

  private final CodeList offices;
  private final CodeList facts;
  private final List<Instrument.Stage> stages = new ArrayList<>();
  private final List<Instrument.Band> bands = new ArrayList<>();
  private final List<BlockRows> blocks = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Map<Integer, List<SheetFinding>> crossRowFindings = new HashMap<>();
  private @Nullable InstrumentSheetRow head;
  private @Nullable IndicatorRows indicator;
  private @Nullable QuestionRows question;
  private boolean totalsChecked;
  private int lastRow;

  InstrumentSheetAssembly(ReferenceCatalogue reference) {
    this.offices = reference.list("accounts/offices");
    this.facts = reference.list("evidence/computed-facts");
  }

  private record BlockRows(int row, InstrumentSheetRow line, List<IndicatorRows> indicators) {}

  private record IndicatorRows(int row, InstrumentSheetRow line, List<QuestionRows> questions) {}

  private record QuestionRows(int row, InstrumentSheetRow line, List<InstrumentSheetRow> slots,
      List<InstrumentSheetRow> options) {}

  /** The next row. */
  void addRow(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    lastRow = row;
    switch (line.kind()) {
      case INSTRUMENT -> addHead(row, line, findings);
      case STAGE -> stages.add(stage(line));
      case BAND -> addBand(row, line, findings);
      case BLOCK -> addBlock(row, line, findings);
      case INDICATOR -> addIndicator(row, line, findings);
      case QUESTION -> addQuestion(row, line, findings);
      case SLOT -> addSlot(row, line, findings);
      case OPTION -> addOption(row, line, findings);
    }
  }

  /** What shows only when all rows are known. */
  void addCrossRowFindings(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    if (!totalsChecked) {
      totalsChecked = true;
      checkTotals();
    }
    findings.addAll(crossRowFindings.getOrDefault(row, List.of()));
  }

  /** Only after a sheet without findings. */
  Instrument instrument() {
    InstrumentSheetRow top = java.util.Objects.requireNonNull(head);
    return RecordCopy.blank(Instrument.class)
        .with(Instrument::code, top.code())
        .with(Instrument::name, top.text())
        .with(Instrument::year, Math.toIntExact(java.util.Objects.requireNonNull(top.year())))
        .with(Instrument::evidenceYears, top.evidenceYears().stream().map(Integer::valueOf).toList())
        .with(Instrument::effectiveFrom, java.util.Objects.requireNonNull(top.from()))
        .with(Instrument::effectiveTo, top.to())
        .with(Instrument::confirmed, top.confirmed())
        .with(Instrument::source, top.source())
        .with(Instrument::stages, List.copyOf(stages))
        .with(Instrument::bands, List.copyOf(bands))
        .with(Instrument::blocks, blocks.stream().map(InstrumentSheetAssembly::block).toList())
        .make();
  }

  private void addHead(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    if (head != null) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.second-head"));
    }
    boolean years =
        !line.evidenceYears().isEmpty() && line.evidenceYears().stream().allMatch(year -> year.matches("\\d{4}"));
    if (line.year() == null || line.from() == null || !years) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.head"));
    }
    head = line;
  }

  private static Instrument.Stage stage(InstrumentSheetRow line) {
    BigDecimal hours = line.points();
    return new Instrument.Stage(line.code(), line.text(), line.hint(), hours == null ? null : hours.intValue(),
        line.confirmed(), line.source());
  }

  private void addBand(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    Matcher lower = LIMIT.matcher(line.lower());
    Matcher upper = LIMIT.matcher(line.upper());
    if (!lower.matches() || !lower.group(1).startsWith(">") || !upper.matches() || !upper.group(1).startsWith("<")) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.band"));
      return;
    }
    bands.add(new Instrument.Band(line.code(), line.text(), new BigDecimal(lower.group(2).replace(',', '.')),
        lower.group(1).equals(">="), new BigDecimal(upper.group(2).replace(',', '.')), upper.group(1).equals("<="),
        line.confirmed(), line.source()));
  }

  private void addBlock(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    requirePoints(row, line, findings);
    requireUnique("block " + line.code(), row, line, findings);
    blocks.add(new BlockRows(row, line, new ArrayList<>()));
    indicator = null;
    question = null;
  }

  private void addIndicator(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    requirePoints(row, line, findings);
    requireUnique("indicator " + line.code(), row, line, findings);
    question = null;
    IndicatorRows next = new IndicatorRows(row, line, new ArrayList<>());
    indicator = next;
    if (blocks.isEmpty()) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.orphan", line.code()));
    } else {
      blocks.getLast().indicators().add(next);
    }
  }

  private void addQuestion(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    requireUnique("question " + line.code(), row, line, findings);
    if (offices.find(line.owner()).isEmpty()) {
      findings.add(SheetFinding.of(row, "Pengampu Data", "reference.sheet.owner", line.owner()));
    }
    QuestionRows next = new QuestionRows(row, line, new ArrayList<>(), new ArrayList<>());
    question = next;
    if (indicator == null) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.orphan", line.code()));
    } else {
      indicator.questions().add(next);
    }
  }

  private void addSlot(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    if (question == null) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.orphan", line.code()));
      return;
    }
    requireUnique("slot " + question.line().code() + " " + line.code(), row, line, findings);
    boolean computed = line.type() == Instrument.SlotType.COMPUTED;
    if (line.type() == null) {
      findings.add(SheetFinding.of(row, "Jenis Data Dukung", "reference.sheet.slot-type", line.code()));
    } else if (computed ? facts.find(line.fact()).isEmpty() : !line.fact().isEmpty()) {
      findings.add(SheetFinding.of(row, "Fakta Terhitung", "reference.sheet.fact", line.fact()));
    }
    question.slots().add(line);
  }

  private void addOption(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    requirePoints(row, line, findings);
    if (question == null) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.orphan", line.code()));
      return;
    }
    requireUnique("option " + question.line().code() + " " + line.code(), row, line, findings);
    question.options().add(line);
  }

  private static void requirePoints(int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    BigDecimal points = line.points();
    if (points == null || points.signum() < 0 || points.stripTrailingZeros().scale() > 2) {
      findings.add(SheetFinding.of(row, "Nilai", "reference.sheet.points", line.code()));
    }
  }

  private void requireUnique(String what, int row, InstrumentSheetRow line, List<SheetFinding> findings) {
    if (!line.code().isEmpty() && !codes.add(what)) {
      findings.add(SheetFinding.of(row, null, "reference.sheet.twice", line.code()));
    }
  }

  private void checkTotals() {
    if (head == null) {
      addCrossRowFinding(lastRow, "reference.sheet.no-head");
    }
    if (bands.isEmpty() || blocks.isEmpty()) {
      addCrossRowFinding(lastRow, "reference.sheet.no-blocks");
    }
    for (BlockRows block : blocks) {
      BigDecimal indicators = BigDecimal.ZERO;
      for (IndicatorRows each : block.indicators()) {
        indicators = indicators.add(points(each.line()));
        checkTotals(each);
      }
      checkSum(block.row(), block.line(), indicators);
    }
  }

  private void checkTotals(IndicatorRows each) {
    BigDecimal best = BigDecimal.ZERO;
    for (QuestionRows asked : each.questions()) {
      best = best
          .add(asked.options().stream().map(InstrumentSheetAssembly::points).reduce(BigDecimal.ZERO, BigDecimal::max));
      checkTotals(asked);
    }
    checkSum(each.row(), each.line(), best);
  }

  private void checkTotals(QuestionRows asked) {
    Set<String> slots = new HashSet<>();
    asked.slots().forEach(slot -> slots.add(slot.code()));
    for (InstrumentSheetRow option : asked.options()) {
      for (String required : option.requires()) {
        if (!slots.contains(required)) {
          addCrossRowFinding(asked.row(), "reference.sheet.requires", option.code(), required);
        }
      }
    }
    for (int i = 1; i < asked.options().size(); i++) {
      if (points(asked.options().get(i)).compareTo(points(asked.options().get(i - 1))) >= 0) {
        addCrossRowFinding(asked.row(), "reference.sheet.order", asked.line().code());
        break;
      }
    }
    if (asked.options().isEmpty() || points(asked.options().getLast()).signum() != 0) {
      addCrossRowFinding(asked.row(), "reference.sheet.zero", asked.line().code());
    }
  }

  private void checkSum(int row, InstrumentSheetRow line, BigDecimal sum) {
    if (sum.compareTo(points(line)) != 0) {
      addCrossRowFinding(row, "reference.sheet.sum", line.code(), sum.stripTrailingZeros().toPlainString(),
          points(line).stripTrailingZeros().toPlainString());
    }
  }

  private void addCrossRowFinding(int row, String key, Object... args) {
    crossRowFindings.computeIfAbsent(row, any -> new ArrayList<>()).add(SheetFinding.of(row, null, key, args));
  }

  private static BigDecimal points(InstrumentSheetRow line) {
    BigDecimal points = line.points();
    return points == null ? BigDecimal.ZERO : points.setScale(2, RoundingMode.HALF_UP);
  }

  private static Instrument.Block block(BlockRows block) {
    InstrumentSheetRow line = block.line();
    return new Instrument.Block(line.code(), line.text(), points(line), line.confirmed(), line.source(),
        block.indicators().stream().map(InstrumentSheetAssembly::indicator).toList());
  }

  private static Instrument.Indicator indicator(IndicatorRows indicator) {
    InstrumentSheetRow line = indicator.line();
    return new Instrument.Indicator(line.code(), line.code().matches("\\d{1,3}") ? Integer.valueOf(line.code()) : null,
        line.text(), points(line), line.confirmed(), line.source(), line.nameSource(),
        indicator.questions().stream().map(InstrumentSheetAssembly::question).toList());
  }

  private static Instrument.Question question(QuestionRows question) {
    InstrumentSheetRow line = question.line();
    Set<String> asked = new HashSet<>();
    question.options().forEach(option -> asked.addAll(option.requires()));
    return new Instrument.Question(line.code(), line.text(), line.owner(), line.confirmed(), line.source(),
        question.slots().stream().map(slot -> slot(slot, asked.contains(slot.code()))).toList(),
        question.options()
            .stream()
            .map(option -> new Instrument.Option(option.code(), points(option), option.requires(), option.text()))
            .toList());
  }

  private static Instrument.Slot slot(InstrumentSheetRow slot, boolean required) {
    return new Instrument.Slot(slot.code(), slot.text(), java.util.Objects.requireNonNull(slot.type()),
        slot.fact().isEmpty() ? null : slot.fact(), required, slot.perVillage(), slot.hint());
  }
}
