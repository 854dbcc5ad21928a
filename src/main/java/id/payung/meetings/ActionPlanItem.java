package id.payung.meetings;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.util.UUID;

/** A line of the five-year action plan (RAD) of a body. */
@Table(value = "meetings.action", reach = "shared")
public record ActionPlanItem(UUID id, @HiddenFromPeople UUID body, int year,
    @FieldLabelKey("meetings.field.action") String text, @FieldLabelKey("meetings.indicator") String indicator,
    @FieldLabelKey("meetings.field.owner") UUID organisation, String target, String state,
    @FieldLabelKey("meetings.field.outcome-text") String outcome, int version) {}
