package id.payung.evidence.intake;

import id.payung.evidence.item.EvidenceSlotKey;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the name of a folder or an archive says of the files in it; null where it says nothing, or more than one. */
record PlacementProposal(@Nullable UUID village, @Nullable EvidenceSlotKey place, @Nullable LocalDate day) {}
