package id.payung.meetings;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body that meets, such as Gugus Tugas KLA, and the decree that made it. */
@Table(value = "meetings.body", reach = "shared")
public record MeetingBody(UUID id, String kind, @FieldLabelKey("meetings.field.body") String name, String decreeNumber,
    LocalDate decreeDate, LocalDate validFrom, @Nullable LocalDate validTo, int version) {}
