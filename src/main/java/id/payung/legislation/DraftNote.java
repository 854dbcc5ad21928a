package id.payung.legislation;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.util.List;
import java.util.UUID;

/**
 * A note beside an event, for the side that wrote it: its reach is its own and does not follow the draft's.
 *
 * @param event the origin of the event
 */
@HiddenFromPeople
@Table(value = "legislation.note", reach = "parties:organisations wide-when:regent_side")
public record DraftNote(UUID id, UUID draft, UUID event, String text, DraftSide side, String authorName,
    List<UUID> organisations, boolean regentSide) {}
