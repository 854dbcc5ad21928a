package id.payung.evidence.export;

import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.evidence.EvidenceUseView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a package will hold, in the order of the questions, and what stays out and why. */
public record EvidencePackagePlan(Map<String, List<PlannedFile>> blocks, List<ExcludedFile> excluded) {

  /** A proof at its place. */
  public record PlannedFile(EvidenceQuestion question, EvidenceUseView use, EvidenceItem item) {
    /** Of a file its bytes as they came, so that one photo with two copies is one; of a count the count. */
    String contentKey() {
      return item.sha256() == null ? item.id().toString() : item.sha256();
    }

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
  public record ExcludedFile(EvidenceQuestion question, EvidenceUseView use, String reason) {}

  /** @param unchecked what nobody has checked goes along */
  static EvidencePackagePlan from(List<EvidenceQuestion> questions, List<EvidenceUseView> uses,
      Map<UUID, EvidenceItem> items, boolean unchecked) {
    Map<String, List<PlannedFile>> blocks = new LinkedHashMap<>();
    List<ExcludedFile> excluded = new ArrayList<>();
    for (EvidenceQuestion question : questions) {
      List<String> order = question.slots().stream().map(EvidenceSlot::code).toList();
      uses.stream()
          .filter(use -> use.question().equals(question.code()) && use.countsForAnswer())
          .sorted(Comparator.comparingInt((EvidenceUseView use) -> order.indexOf(use.slot())))
          .forEach(use -> {
            EvidenceItem item = items.get(use.item());
            String reason =
                item == null ? "evidence.export.out.unseen" : unchecked || use.proven() ? exclusionReason(item)
                    : "evidence.export.out.unchecked";
            if (item != null && reason == null) {
              blocks.computeIfAbsent(question.block(), block -> new ArrayList<>())
                  .add(new PlannedFile(question, use, item));
            } else if (reason != null) {
              excluded.add(new ExcludedFile(question, use, reason));
            }
          });
    }
    return new EvidencePackagePlan(blocks, List.copyOf(excluded));
  }

  /** Lists of those present never leave, photos only as the copy with faces blurred; null when it may leave. */
  static @Nullable String exclusionReason(EvidenceItem item) {
    if (EvidenceAccessPolicy.isAttendanceList(item)) {
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
    return item.photo() && item.safeSha256() == null ? "evidence.export.out.faces" : null;
  }

  int fileCount() {
    return blocks.values().stream().mapToInt(List::size).sum();
  }
}
