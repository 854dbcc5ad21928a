package id.payung.indicators.answer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a checker says of a question.
 *
 * @param basedOn version of the opinion that the form was made from; 0 when there was none
 * @param ceiling the best option that the proofs bear; empty takes the opinion back
 */
public record CheckerOpinionForm(int basedOn, @Size(max = 60) String ceiling,
    @NotBlank(message = "indicators.reason-needed") @Size(max = 500,
        message = "indicators.reason-needed") String reason) {

  static CheckerOpinionForm of(@Nullable CheckerOpinion opinion) {
    return opinion == null ? new CheckerOpinionForm(0, "", "")
        : new CheckerOpinionForm(opinion.version(), opinion.option(), "");
  }
}
