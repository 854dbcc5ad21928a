package id.payung.meetings;

import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.util.UUID;

/** A line of the five-year action plan (RAD) of a body. */
@Table(value = "meetings.action", reach = "shared")
public record ActionPlanItem(UUID id, @Internal UUID body, int year, @Label("meetings.field.action") String text,
    @Label("meetings.indicator") String indicator, @Label("meetings.field.owner") UUID organisation, String target,
    String state, @Label("meetings.field.outcome-text") String outcome, int version) {}
