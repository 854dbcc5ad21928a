package id.payung.meetings.registersheet;

import id.payung.platform.sheets.CellType.Said;
import id.payung.platform.sheets.CellTypes.LastDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a register of meetings as it was typed.
 *
 * @param decisions several in one cell
 * @param owners who owes what was decided, one for all or one for each
 * @param due its words where they are no day and no length, such as {@code segera}
 */
record MeetingRegisterRow(@Nullable LocalDate heldOn, String title, String kind, String place, String guests,
    String leader, String decisions, String owners, @Nullable Said<LastDay> due, String note) {}
