package id.payung.platform.sheets.taken;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * What a person has said of a name or a heading of a register, for their next files.
 *
 * @param field of the name or heading, however it is written
 * @param said as it stood in the file
 * @param means the value that was chosen, or the column
 * @param label what was chosen, in words
 */
@HiddenFromPeople
@Table(value = "platform.register_answer", reach = "author:person")
public record RegisterAnswer(@KeyColumn UUID person, @KeyColumn String register, @KeyColumn String field, String said,
    String means, String label, Instant saidAt) {}
