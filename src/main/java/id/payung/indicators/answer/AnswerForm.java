package id.payung.indicators.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was typed.
 *
 * @param basedOn version that the form was made from; 0 when there was none
 * @param send false: keep it as a draft
 * @param letter cover letter, when the operator fills in on behalf of the office
 */
public record AnswerForm(int basedOn, @Nullable String option, String note, boolean send, String letter,
    @Nullable LocalDate letterDate) {}
