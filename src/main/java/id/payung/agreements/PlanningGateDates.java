package id.payung.agreements;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;

/**
 * The days that a regency has set for a planning gate of one budget year.
 *
 * @param source the letter or schedule that says so
 */
@Table(value = "agreements.gate_date", reach = "shared")
public record PlanningGateDates(@KeyColumn int year, @KeyColumn String gate, LocalDate opens, LocalDate closes,
    String source, int version) {}
