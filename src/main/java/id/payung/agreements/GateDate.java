package id.payung.agreements;

import id.payung.platform.rows.Id;
import id.payung.platform.rows.Table;
import java.time.LocalDate;

/**
 * The days that a regency has set for a planning gate of one budget year.
 *
 * @param source the letter or schedule that says so
 */
@Table(value = "agreements.gate_date", reach = "shared")
public record GateDate(@Id int year, @Id String gate, LocalDate opens, LocalDate closes, String source, int version) {}
