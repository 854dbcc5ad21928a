package id.payung.platform.postgres;

/** A database role and its password. Never printed: {@link #toString()} hides the password. */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return user;
  }
}
