package id.payung.platform.form;

import id.payung.platform.errors.Invalid;

/** A form with rules between its fields. They are asked once each field is right by itself, so none is missing. */
public interface CrossFieldRules {
  /**
   * Throws when fields do not fit together.
   *
   * @throws Invalid field → message key
   */
  void check() throws Invalid;
}
