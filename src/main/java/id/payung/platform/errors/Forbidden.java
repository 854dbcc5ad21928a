package id.payung.platform.errors;

/** The role does not do this. */
public final class Forbidden extends Refusal {
  private static final long serialVersionUID = 1L;

  public Forbidden() {
    super(403, "errors.forbidden");
  }
}
