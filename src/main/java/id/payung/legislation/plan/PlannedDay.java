package id.payung.legislation.plan;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The day on which an event of a draft is meant to happen. */
@HiddenFromPeople
@Table(value = "legislation.planned_day", reach = "parties:organisations wide-when:regent_side")
record PlannedDay(@KeyColumn UUID draft, @KeyColumn String event, LocalDate plannedOn, List<UUID> organisations,
    boolean regentSide) {}
