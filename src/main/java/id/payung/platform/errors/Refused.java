package id.payung.platform.errors;

/** A rule says no; the key is a sentence that tells what to do. */
public final class Refused extends Refusal {
  private static final long serialVersionUID = 1L;

  public Refused(String key, Object... args) {
    super(422, key, args);
  }
}
