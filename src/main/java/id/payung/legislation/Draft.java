package id.payung.legislation;

import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a rule. All from {@code stage} on follows from its events and is written here for lists.
 *
 * @param review by whom it is looked through above the regency: {@code facilitation}, {@code evaluation}, {@code none}
 * @param programmeYear of the programme that it began in; {@code programmeNow}: that it stands in now
 * @param outsideGround code of the lawful reason where it stands outside the programme; empty within it
 * @param parent the rule that it carries out, or null; {@code promisedOn}: by when, as that rule says
 * @param sameSubject the draft of the other side on the same subject, or null
 * @param clocks that run: duty and first day, {@code perda-enactment@2026-03-02}
 * @param termOn last day of the committee that has it, or null
 * @param organisations who of the narrow reach sees it; {@code regentSide}: whether the regent's side does
 */
@Table(value = "legislation.draft", reach = "parties:organisations wide-when:regent_side")
@CopiesReachTo(value = "legislation.event", by = "draft")
@CopiesReachTo(value = "legislation.planned_day", by = "draft")
public record Draft(UUID id, String kind, String title, String review, UUID initiator, int programmeYear,
    String outsideGround, @Nullable UUID parent, @Nullable LocalDate promisedOn, @Nullable UUID sameSubject,
    @HiddenFromPeople String stage, @HiddenFromPeople String holder, @HiddenFromPeople LocalDate stageSince,
    @HiddenFromPeople LocalDate lastOn, @HiddenFromPeople int programmeNow, @HiddenFromPeople boolean ended,
    @HiddenFromPeople List<String> clocks, @HiddenFromPeople @Nullable LocalDate termOn,
    @FieldLabelKey("legislation.field.registered-as") @HiddenFromPeople String registeredAs,
    @HiddenFromPeople @Nullable Integer ruleNumber, @HiddenFromPeople @Nullable Integer ruleYear,
    @HiddenFromPeople @Nullable Integer gazetteNumber, @HiddenFromPeople @Nullable Integer supplementNumber,
    @HiddenFromPeople @Nullable Integer gazetteYear, @HiddenFromPeople List<UUID> organisations,
    @HiddenFromPeople boolean regentSide, int version) {}
