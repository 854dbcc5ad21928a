package id.payung.agreements.planning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a plan is opened for writing again, and what is written into it then.
 *
 * @param newest number of the newest version that the person saw
 */
record PlanRenewalForm(int newest, @Nullable UUID activity, @Nullable UUID decision, @Size(max = 60) String question,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500) String reason) {

  ActivityOrigin origin() {
    return new ActivityOrigin(activity, decision, question);
  }
}
