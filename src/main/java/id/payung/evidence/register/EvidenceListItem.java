package id.payung.evidence.register;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.regions.Region;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param uses in every state, as far as the actor sees them
 */
public record EvidenceListItem(EvidenceItem item, @Nullable Organisation office, @Nullable Region village,
    List<EvidenceUseListItem> uses) {
  private static final int MAX_PROVES = 2;

  private Stream<EvidenceUse> live() {
    return uses.stream().map(EvidenceUseListItem::use).filter(use -> use.state().live());
  }

  /** What it proves in the words of the offices, each once; blank when nobody has said. */
  public String proves() {
    return live().map(EvidenceUse::proves)
        .filter(words -> !words.isBlank())
        .distinct()
        .limit(MAX_PROVES)
        .collect(Collectors.joining("; "));
  }

  /** Uses that an office took or that are proposed. */
  public long liveUses() {
    return live().count();
  }

  /** Those of them with a warning. */
  public long warned() {
    return live().filter(use -> !use.warnings().isEmpty()).count();
  }

  /** Those of them that a checker has sent back. */
  public long returned() {
    return live().filter(use -> use.check() == EvidenceCheckState.RETURNED).count();
  }

  public @Nullable String officeLabel() {
    return office == null ? null : office.label();
  }

  public @Nullable String villageLabel() {
    return village == null ? null : village.label();
  }
}
