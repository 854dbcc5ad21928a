package id.payung.platform.postgres;

/** A database role and its password. Never printed: {@link #toString()} hides the password. */
public record DatabaseCredentials(String user, String password) {
  @Override
  public String toString() {
    return user;
  }
}
