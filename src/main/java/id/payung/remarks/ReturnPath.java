package id.payung.remarks;

import id.payung.platform.page.SeeOther;

/** Where a form of a conversation leads back to: a page of the same regency, since more than a path does not match. */
final class ReturnPath {
  static final String PATTERN = "(/[0-9A-Za-z/.-]{1,120}(\\?at=[0-9a-f-]{36})?)?";

  private ReturnPath() {}

  /** @param back as it was sent; anything but such a path leads to the subject */
  static SeeOther of(String back, RemarkSubject subject) {
    String page = back.isEmpty() || !back.matches(PATTERN) ? subject.path() : back;
    return SeeOther.to(page + "#" + subject.anchor());
  }
}
