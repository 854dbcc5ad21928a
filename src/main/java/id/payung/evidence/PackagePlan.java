package id.payung.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a package will hold, in the order of the questions, and what stays out and why. */
public record PackagePlan(Map<String, List<Line>> blocks, List<LeftOut> leftOut) {

  /** A proof at its place. */
  public record Line(QuestionView question, UseView use, Item item) {
    /** Its place, in the words of the instrument. */
    public String slotName() {
      return question.slotName(use.slot());
    }
  }

  /**
   * What does not leave.
   *
   * @param reason message key
   */
  public record LeftOut(QuestionView question, UseView use, String reason) {}

  static PackagePlan of(List<QuestionView> questions, List<UseView> uses, Map<java.util.UUID, Item> items) {
    Map<String, List<Line>> blocks = new LinkedHashMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (QuestionView question : questions) {
      List<String> order = question.slots().stream().map(SlotView::code).toList();
      uses.stream()
          .filter(use -> use.question().equals(question.code()) && use.live())
          .sorted(Comparator.comparingInt((UseView use) -> order.indexOf(use.slot())))
          .forEach(use -> {
            Item item = items.get(use.item());
            String reason = item == null ? "evidence.export.out.unseen" : whyNot(item);
            if (item != null && reason == null) {
              blocks.computeIfAbsent(question.block(), block -> new ArrayList<>()).add(new Line(question, use, item));
            } else if (reason != null) {
              leftOut.add(new LeftOut(question, use, reason));
            }
          });
    }
    return new PackagePlan(blocks, List.copyOf(leftOut));
  }

  /** Lists of those present never leave, photos only as the copy with faces blurred; null when it may leave. */
  static @Nullable String whyNot(Item item) {
    if (Rights.list(item)) {
      return "evidence.export.out.list";
    }
    if (item.withdrawn() != null) {
      return "evidence.export.out.withdrawn";
    }
    if (item.unplaced()) {
      return "evidence.export.out.unplaced";
    }
    if (!item.readable()) {
      return "evidence.export.out.unreadable";
    }
    boolean photo = item.picture() && !item.kind().equals("official");
    return photo && item.safeSha256() == null ? "evidence.export.out.faces" : null;
  }

  int files() {
    return blocks.values().stream().mapToInt(List::size).sum();
  }
}
