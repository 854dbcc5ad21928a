package id.payung.indicators.check;

import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What is decided of one proof.
 *
 * @param version of the use as it was shown: what has changed since is not decided of unseen
 * @param reason needed unless it is accepted
 * @param knowing whether a file with a warning is accepted all the same
 */
record EvidenceCheckForm(UUID use, int version, Verdict verdict, @Size(max = 500) String reason, boolean knowing) {
  /** The three buttons, with the key of what is said afterwards. */
  enum Verdict {
    ACCEPT("accepted"), RETURN("returned"), UNDO("taken-back");

    final String said;
    final String saidOfMany;

    Verdict(String said) {
      this.said = "indicators.desk." + said;
      this.saidOfMany = this.said + ".many";
    }
  }
}
