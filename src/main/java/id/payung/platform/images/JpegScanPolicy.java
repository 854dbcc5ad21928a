package id.payung.platform.images;

import id.payung.platform.errors.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How often the scans of a JPEG may go over its blocks (ITU-T T.81, A.2 and G.1.1). A decoder walks all blocks of a
 * component once more for each scan, also for one of fifty bytes that says nothing new: 173 kB could take minutes. They
 * are counted by their heads, without decoding anything, and the markers are found where the decoder finds them.
 */
final class JpegScanPolicy {
  /** Encoders write about ten; those that search for the best script, up to some twenty. */
  static final int MAX_SCANS = 100;

  /** Over one block, on the average: libjpeg's script goes six times over brightness, the longest ones nine times. */
  static final int MAX_PASSES = 12;

  private static final int SOI = 0xFFD8;

  private final JpegBitReader in;
  private final JpegFrame frame;
  private int scans;
  private long visits;

  private JpegScanPolicy(JpegBitReader in) {
    this.in = in;
    this.frame = new JpegFrame(in);
  }

  /**
   * Looks at a JPEG before it is decoded; other files pass.
   *
   * @throws Refused {@code images.passes}, or {@code images.unreadable} when its head is none
   */
  static void requireUsual(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      JpegBitReader in = new JpegBitReader(bytes);
      if (in.readShort() == SOI) {
        new JpegScanPolicy(in).countScans();
      }
    } catch (EOFException e) {
      // what was cut off costs no more than what was counted
    } catch (IOException e) {
      throw new Refused("images.unreadable");
    }
  }

  /** Whether a decoder keeps all of a picture until its last scan; what cannot be followed counts as such. */
  static boolean isKeptWhole(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      JpegBitReader in = new JpegBitReader(bytes);
      return in.readShort() == SOI && new JpegScanPolicy(in).isKeptWhole();
    } catch (EOFException | JpegFrame.Malformed e) {
      return true;
    }
  }

  private void countScans() throws IOException {
    for (int marker = nextMarker(); marker != JpegFrame.EOI; marker = nextMarker()) {
      if (marker == JpegFrame.SOS) {
        count(frame.readScan());
      } else {
        frame.read(marker);
      }
    }
    if (scans == 0) {
      throw new JpegFrame.Malformed(); // tables alone: a decoder would take the picture behind them
    }
  }

  private void count(JpegFrame.Scan scan) {
    long units = frame.countUnits(scan.coded());
    visits += units * (scan.coded().size() == 1 ? 1 : scan.coded().stream().mapToInt(JpegScanPolicy::blocks).sum());
    long blocks =
        frame.order.stream().mapToLong(JpegScanPolicy::blocks).sum() * frame.unitsAcross() * frame.unitsDown();
    if (++scans > MAX_SCANS || visits > MAX_PASSES * blocks) {
      throw new Refused("images.passes");
    }
  }

  private static int blocks(JpegFrame.Coded coded) {
    return blocks(coded.component());
  }

  private static int blocks(JpegFrame.Component component) {
    return component.across * component.down;
  }

  /** Its frame is progressive, or its scans are of some components only. */
  private boolean isKeptWhole() throws IOException {
    for (int marker = nextMarker(); marker != JpegFrame.EOI; marker = nextMarker()) {
      if (marker == JpegFrame.SOS) {
        return frame.kind > JpegFrame.LAST_SEQUENTIAL || frame.readScan().coded().size() != frame.order.size();
      }
      frame.read(marker);
    }
    return true;
  }

  /** Decoders pass over any number of bytes that belong to nothing. */
  private int nextMarker() throws IOException {
    return in.readMarker(Integer.MAX_VALUE);
  }
}
