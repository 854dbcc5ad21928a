package id.payung.platform.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as one SVG path of unit squares, for pages and papers alike. */
public record QrCode(String content, int size, String path) {

  /** @throws IllegalArgumentException for more text than a QR code holds (about 2,300 letters at this level) or none */
  public static QrCode encode(String content) {
    try {
      BitMatrix bits =
          new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 1, 1, Map.of(EncodeHintType.ERROR_CORRECTION,
              ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2, EncodeHintType.CHARACTER_SET, "UTF-8"));
      return new QrCode(content, bits.getWidth(), path(bits));
    } catch (WriterException e) {
      throw new IllegalArgumentException("does not fit a QR code", e);
    }
  }

  /** Runs of dark squares, row by row. */
  private static String path(BitMatrix bits) {
    var path = new StringBuilder();
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        int from = x;
        while (x < bits.getWidth() && bits.get(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M')
              .append(from)
              .append(' ')
              .append(y)
              .append('h')
              .append(x - from)
              .append("v1h-")
              .append(x - from)
              .append('z');
        }
      }
    }
    return path.toString();
  }
}
