package id.payung.evidence;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of an evaluation, in Indonesian as the instrument has it.
 *
 * @param indicator its code: 01 to 24, or that of the districts' part
 * @param block code of the block: KLB, C1 to C5, KDK
 * @param organisation the office that owes the answer, or null while nobody is named
 * @param slots the places for proof, in order
 */
public record EvidenceQuestion(String code, String text, String indicator, String indicatorName, String block,
    String blockName, @Nullable UUID organisation, List<EvidenceSlot> slots) {

  public EvidenceQuestion {
    slots = List.copyOf(slots);
  }

  /** Whether an item of that kind is of another kind than the slot asks for. */
  public boolean mismatches(String slot, String kind) {
    return slots.stream().anyMatch(known -> known.code().equals(slot) && kind.equals(known.mismatchingKind()));
  }

  /** The name of a slot, or its code when the instrument no longer has it. */
  public String slotName(String slot) {
    return slots.stream().filter(known -> known.code().equals(slot)).map(EvidenceSlot::name).findFirst().orElse(slot);
  }
}
