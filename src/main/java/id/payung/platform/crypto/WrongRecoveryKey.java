package id.payung.platform.crypto;

/** The recovery key that was typed is not the one that this backup was wrapped for, or it was mistyped. */
public final class WrongRecoveryKey extends Exception {
  WrongRecoveryKey(String message) {
    super(message);
  }
}
