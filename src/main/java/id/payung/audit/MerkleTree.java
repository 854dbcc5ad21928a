package id.payung.audit;

import id.payung.platform.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962: leaves hashed behind a zero byte, nodes behind a one, so that a node never passes for a leaf.
 */
final class MerkleTree {
  static final byte[] GENESIS_DIGEST = new byte[32];

  private static final byte[] THIRD_FORM = "payung seal 3".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SECOND_FORM = "payung seal 2".getBytes(StandardCharsets.US_ASCII);

  private MerkleTree() {}

  static byte[] hashLeaf(byte[] content) {
    return Sha256.hash(new byte[]{0}, content);
  }

  static byte[] computeRoot(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      throw new IllegalArgumentException("a seal has at least one line");
    }
    List<byte[]> level = leaves;
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(i + 1 < level.size() ? Sha256.hash(new byte[]{1}, level.get(i), level.get(i + 1)) : level.get(i));
      }
      level = above;
    }
    return level.getFirst();
  }

  /** What chains a batch to the one before it. */
  static byte[] chainDigest(byte[] previous, byte[] root, long number, long first, long last) {
    return Sha256.hash(previous, root, ByteBuffer.allocate(24).putLong(number).putLong(first).putLong(last).array());
  }

  /** Likewise in the later forms, each behind a word of its own: no seal of one form passes for one of another. */
  static byte[] chainDigest(TrailSeal seal, long sealedAtMicros, long startedAtMicros) {
    boolean third = seal.form() > 2;
    byte[] started = third ? ByteBuffer.allocate(8).putLong(startedAtMicros).array() : new byte[0];
    return Sha256.hash(third ? THIRD_FORM : SECOND_FORM, seal.previous(), seal.root(),
        ByteBuffer.allocate(33)
            .putLong(seal.number())
            .putLong(seal.first())
            .putLong(seal.last())
            .putLong(sealedAtMicros)
            .put((byte) (seal.demonstration() ? 1 : 0))
            .array(),
        started);
  }
}
