package id.payung.fieldwork;

/** One record of a batch cannot be stored; the key names a sentence that says what to do. */
final class PushedRecordRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  PushedRecordRefused(String key) {
    super(key, null, false, false);
    this.key = key;
  }

  String key() {
    return key;
  }

  String code() {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
