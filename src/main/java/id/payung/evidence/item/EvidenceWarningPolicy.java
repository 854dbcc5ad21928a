package id.payung.evidence.item;

import id.payung.evidence.EvidenceItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is noticed of a proof when it is added, so that the verifier does not notice it first. Each code is a message
 * {@code evidence.warning.<code>}; none is a refusal.
 */
final class EvidenceWarningPolicy {
  private EvidenceWarningPolicy() {}

  /**
   * The proof and the place it is put into.
   *
   * @param evidenceYears the years that the evaluation takes
   * @param slotType official, activity, either or computed
   * @param sharedWith how many other questions use the same item
   * @param openLikeness whether a likeness to another proof still waits for a person's answer, or was answered with
   * "the same"
   */
  record EvidenceUseFacts(EvidenceItem item, List<Integer> evidenceYears, String slotType, boolean perVillage,
      String pages, String proves, int sharedWith, boolean openLikeness) {}

  static List<String> warningsFor(EvidenceUseFacts facts) {
    EvidenceItem item = facts.item();
    List<String> codes = new ArrayList<>();
    if (!item.readable()) {
      codes.add("unreadable");
    }
    switch (item.kind()) {
      case "official" -> addOfficialWarnings(facts, codes);
      case "activity" -> addActivityWarnings(facts, codes);
      case "unplaced" -> codes.add("unplaced");
      default -> {
        // a computed fact carries its own date, rule and rows
      }
    }
    if (kindMismatchesSlot(item.kind(), facts.slotType())) {
      codes.add("wrong-kind");
    }
    if (facts.perVillage() && item.village() == null) {
      codes.add("no-village");
    }
    if (facts.sharedWith() > 0 && facts.proves().isBlank()) {
      codes.add("no-reason");
    }
    if (facts.openLikeness()) {
      codes.add("looks-alike");
    }
    if (item.withdrawn() != null) {
      codes.add("withdrawn");
    }
    return List.copyOf(codes);
  }

  /**
   * Valid although older than the evidence years, as long as it is in force in one of them: a Perda of 2019 is, a photo
   * is not.
   */
  private static void addOfficialWarnings(EvidenceUseFacts facts, List<String> codes) {
    EvidenceItem item = facts.item();
    if (item.number().isBlank()) {
      codes.add("no-number");
    }
    LocalDate from = item.validFrom() != null ? item.validFrom() : item.docDate();
    if (item.docDate() == null) {
      codes.add("undated");
    }
    if (from != null && !facts.evidenceYears().isEmpty()
        && !inForceDuring(from, item.validTo(), facts.evidenceYears())) {
      codes.add("not-in-force");
    }
  }

  private static void addActivityWarnings(EvidenceUseFacts facts, List<String> codes) {
    EvidenceItem item = facts.item();
    LocalDate day = item.heldOn();
    if (day == null) {
      codes.add("undated");
    } else if (!facts.evidenceYears().isEmpty() && !facts.evidenceYears().contains(day.getYear())) {
      codes.add("out-of-years");
    }
    if (item.village() == null) {
      codes.add("no-village");
    }
    if (item.picture() && item.safeSha256() == null) {
      codes.add("faces");
    }
  }

  static boolean inForceDuring(LocalDate from, @Nullable LocalDate to, List<Integer> years) {
    int first = years.stream().mapToInt(Integer::intValue).min().orElseThrow();
    int last = years.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return from.getYear() <= last && (to == null || to.getYear() >= first);
  }

  private static boolean kindMismatchesSlot(String kind, String slotType) {
    return switch (slotType) {
      case "official" -> kind.equals("activity");
      case "activity" -> kind.equals("official");
      default -> false;
    };
  }
}
