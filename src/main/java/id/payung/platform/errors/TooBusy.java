package id.payung.platform.errors;

/** More work than the machine can take now; nothing was done. */
public final class TooBusy extends Refusal {
  private static final long serialVersionUID = 1L;

  public TooBusy() {
    super(503, "errors.too-busy");
  }

  @Override
  public Long retryAfterSeconds() {
    return 5L;
  }
}
