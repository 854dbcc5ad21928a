package id.payung.platform.errors;

/** Nobody is signed in here. */
public final class SignInNeeded extends Refusal {
  private static final long serialVersionUID = 1L;

  public SignInNeeded() {
    super(401, "errors.sign-in-needed");
  }
}
