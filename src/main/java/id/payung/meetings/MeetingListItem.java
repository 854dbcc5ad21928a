package id.payung.meetings;

import java.time.LocalDate;
import java.util.UUID;

/** A meeting in the list. */
public record MeetingListItem(UUID id, String kind, String title, LocalDate heldOn, String place, int decisions,
    int open) {}
