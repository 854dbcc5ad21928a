package id.payung.evidence.item;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What narrows the list: a part of the title, the kind, whose it is. */
public record EvidenceFilter(String q, String kind, @Nullable UUID office) {
  public static final EvidenceFilter NONE = new EvidenceFilter("", "", null);
}
