package id.payung.platform.errors;

/** Not there, or not yours: alike, so that nobody learns which. */
public final class NotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public NotFound() {
    super(404, "errors.not-found");
  }
}
