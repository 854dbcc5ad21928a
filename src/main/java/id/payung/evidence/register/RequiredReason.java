package id.payung.evidence.register;

import id.payung.platform.errors.Refused;

/** The sentence without which nothing is declined, returned or taken back. */
final class RequiredReason {
  private RequiredReason() {}

  /**
   * @throws Refused when nothing was written
   */
  static String require(String reason) {
    if (reason.isBlank()) {
      throw new Refused("evidence.reason.needed");
    }
    return reason.strip();
  }
}
